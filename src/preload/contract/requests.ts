/**
 * Everything the window (and the command line) may ask, said once: route -> input schema and output type.
 * The renderer's `request()`, the handler map and the runtime parse are derived from this value.
 */
import { z } from 'zod';
import { appRequests, appSettings, appShellRoutes } from './app-requests.ts';
import { backupRequests, backupShellRoutes } from './backup-requests.ts';
import { batchRequests } from './batch-requests.ts';
import { configRequests } from './config-requests.ts';
import { conversationRequests } from './conversation-requests.ts';
import { conversationSetupRequests, scope } from './conversation-setup-requests.ts';
import { doorRequests } from './door-requests.ts';
import { extractionRequests, extractionShellRoutes } from './extraction-requests.ts';
import { feedbackRequests, feedbackShellRoutes } from './feedback-requests.ts';
import { helpRequests } from './help-requests.ts';
import { languageChoices } from './languages.ts';
import type { CompareRecord, RegressReport, TrainingPart, TrainingSettings } from './measure-shapes.ts';
import { metricsRequests } from './metrics-requests.ts';
import { networkRequests, networkShellRoutes } from './network-requests.ts';
import { overviewRequests } from './overview-requests.ts';
import { pictureRequests } from './picture-requests.ts';
import { privacyRequests, privacyShellRoutes } from './privacy-requests.ts';
import { id, namedAdapters, nothing, path, questionText, route, strength } from './route.ts';
import { safetyRequests } from './safety-requests.ts';
import { textSizes } from './setting-list.ts';
import type {
  AdapterSummary,
  AppInfo,
  AttachedAdapter,
  BenchRecord,
  DoctorLine,
  DocumentView,
  EndpointSettings,
  FileDetails,
  FileSummary,
  FolderSummary,
  LibraryStatus,
  Locator,
  ModelOverview,
  ModelSummary,
  ModelUse,
  NetworkConnection,
  OcrLanguage,
  PictureStatus,
  ProcessStatus,
  SavedSearch,
  SearchInsights,
  SearchResults,
  Settings,
  TextBlock,
} from './shapes.ts';
import { fileStates, modelRoles, searchPresets } from './shapes.ts';
import { teamRequests } from './team-requests.ts';

const offset = z.number().int().min(0);
/** Questions of one test, and files of one model that can be held against each other. */
const mostQuestions = 1000;
const mostModels = 16;
const testQuestions = z
  .array(z.object({ text: questionText.min(1), answer: z.string().max(10_000).optional() }).strict())
  .min(1)
  .max(mostQuestions);
const modelRole = z.enum(modelRoles).default('chat');

export const requests = {
  'library.status': route(nothing).returns<LibraryStatus>(),
  ...safetyRequests,
  ...backupRequests,

  /** Opens the system's folder dialog (window only); null when the person closed it. */
  'folder.choose': route(nothing).returns<FolderSummary | null>(),
  'folder.add': route(z.object({ path }).strict()).returns<FolderSummary>(),
  'folder.addSamples': route(nothing).returns<FolderSummary>(),
  'folder.remove': route(z.object({ folderId: id }).strict()).returns<null>(),
  'folder.rescan': route(z.object({ folderId: id }).strict()).returns<null>(),
  /** After more files vanished at once than is usual: `gone` hides them, else they stay as unavailable. */
  'folder.confirmDeletions': route(z.object({ folderId: id, gone: z.boolean() }).strict()).returns<null>(),
  /** Takes back "keep them": hides the files that were kept although they are gone, and are gone still. */
  'folder.removeKept': route(z.object({ folderId: id }).strict()).returns<null>(),
  /** Leaves out what matches (a name, a path inside the folder or a pattern as in .gitignore). */
  'folder.exclude': route(z.object({ folderId: id, pattern: z.string().min(1).max(500) }).strict()).returns<null>(),
  'folder.include': route(z.object({ folderId: id, exclusionId: id }).strict()).returns<null>(),

  'reading.pause': route(nothing).returns<null>(),
  /** Goes on; `now` also on battery, in low power mode and when warm, until the queue is empty. */
  'reading.resume': route(z.object({ now: z.boolean().default(false) }).strict()).returns<null>(),

  'ocr.languages': route(nothing).returns<readonly OcrLanguage[]>(),
  /** Takes language data (`deu.traineddata`, also .gz) from this disk into the library's folder; what it may read better is read again. */
  'ocr.addLanguage': route(z.object({ path }).strict()).returns<OcrLanguage>(),
  /** The system's file dialog for it (window only); null when closed. */
  'ocr.chooseLanguage': route(nothing).returns<OcrLanguage | null>(),

  'file.list': route(
    z
      .object({
        folderId: id.optional(),
        state: z.enum(fileStates).optional(),
        /** Matches the path, the title and the values of the document's own metadata (author, subject, sender …). */
        nameContains: z.string().max(200).optional(),
        kind: z.string().max(40).optional(),
        /** Only what stands inside this archive or mail. */
        parentId: id.optional(),
        /** False leaves attachments and archive members out; they are listed under their container then. */
        members: z.boolean().default(true),
        /** Only files read with doubt. */
        doubtful: z.boolean().optional(),
        /** Only files that are gone from the disk and were kept. */
        kept: z.boolean().optional(),
        /** Only documents with this metadata value (case-insensitive part of it), e.g. `author` and `anna`. */
        field: z
          .object({ name: z.string().max(60), contains: z.string().max(200) })
          .strict()
          .optional(),
        sort: z.enum(['path', 'name', 'state', 'kind', 'size', 'modified', 'pages', 'quality']).default('path'),
        descending: z.boolean().default(false),
        /** Row to start from and how many rows; the window asks in pages. */
        from: offset.default(0),
        limit: z.number().int().min(1).max(10_000).default(200),
      })
      .strict(),
  ).returns<{ readonly files: readonly FileSummary[]; readonly total: number }>(),
  'file.details': route(z.object({ fileId: id }).strict()).returns<FileDetails>(),
  /** Reads the file anew, also when its content is known. */
  'file.retry': route(z.object({ fileId: id }).strict()).returns<null>(),
  /** Reads it before everything else that waits. */
  'file.first': route(z.object({ fileId: id }).strict()).returns<null>(),
  /** Leaves a file out of the library for good; a member is left out with its container. */
  'file.exclude': route(z.object({ fileId: id }).strict()).returns<null>(),
  /** Opens a locked file; the password is kept (sealed) only when `keep`. Rejects with `wrong-password`. */
  'file.unlock': route(
    z.object({ fileId: id, password: z.string().min(1).max(1000), keep: z.boolean().default(false) }).strict(),
  ).returns<null>(),
  'file.forgetPassword': route(z.object({ fileId: id }).strict()).returns<null>(),
  /** Every file with state, reason and metadata, as CSV or JSON text, in parts of whole rows; `next` null at the end. */
  'file.export': route(
    z.object({ format: z.enum(['csv', 'json']), folderId: id.optional(), from: offset.default(0) }).strict(),
  ).returns<{ readonly text: string; readonly next: number | null }>(),
  /** Asks where to save the list and writes it (window only); the path, or null when the person closed the dialog. */
  'file.saveList': route(z.object({ format: z.enum(['csv', 'json']), folderId: id.optional() }).strict()).returns<
    string | null
  >(),
  /** Shows the file in Finder (window only). */
  'file.reveal': route(z.object({ fileId: id }).strict()).returns<null>(),
  /** Quick Look (window only); false where the system has none. */
  'file.preview': route(z.object({ fileId: id }).strict()).returns<boolean>(),

  'document.open': route(z.object({ documentId: id, fileId: id.optional() }).strict()).returns<DocumentView>(),
  /** The blocks that touch start…end, at most `limits.documentBlocks`; `next` is where to go on, null at the end. */
  'document.blocks': route(z.object({ documentId: id, start: offset, end: offset }).strict()).returns<{
    readonly blocks: readonly TextBlock[];
    readonly next: number | null;
  }>(),
  'document.text': route(z.object({ documentId: id, start: offset, end: offset }).strict()).returns<{
    readonly text: string;
  }>(),
  /** A picture or scanned page the window can't show itself (TIFF, HEIC), as PNG bytes; `index` counts units. */
  'document.picture': route(
    z
      .object({ documentId: id, fileId: id.optional(), index: offset, maxEdge: z.number().int().min(16).max(8000) })
      .strict(),
  ).returns<{ readonly png: Uint8Array }>(),
  'document.locate': route(z.object({ documentId: id, start: offset, end: offset }).strict()).returns<Locator>(),

  'search.run': route(
    z
      .object({
        query: questionText,
        k: z.number().int().min(1).max(200).default(10),
        folderId: id.optional(),
        kinds: z.array(z.string().max(40)).max(50).optional(),
        scope: scope.optional(),
        /** Which parts take part; `keyword` for hits while a person types, else `hybrid` unless measuring. */
        using: z.enum(['hybrid', 'keyword', 'vector']).default('hybrid'),
        /** True when a person meant this search, rather than typed through it: it enters the history. */
        meant: z.boolean().default(false),
      })
      .strict(),
  ).returns<SearchResults>(),
  /** Passages that mean much the same as the one at start…end of a document, which is not among them. */
  'search.similar': route(
    z.object({ documentId: id, start: offset, end: offset, k: z.number().int().min(1).max(200).default(10) }).strict(),
  ).returns<SearchResults>(),
  'search.insights': route(nothing).returns<SearchInsights>(),
  /** Forgets every search, or one. */
  'search.forget': route(z.object({ entryId: id.optional() }).strict()).returns<null>(),
  'search.saved': route(nothing).returns<readonly SavedSearch[]>(),
  'search.save': route(
    z
      .object({
        name: z.string().min(1).max(200),
        query: questionText,
        folderId: id.optional(),
        kinds: z.array(z.string().max(40)).max(50).default([]),
      })
      .strict(),
  ).returns<SavedSearch>(),
  'search.unsave': route(z.object({ savedId: id }).strict()).returns<null>(),

  /** Starts an answer; parts arrive as `answer.part` events, the whole as `answer.done`. */
  ...conversationRequests,
  ...privacyRequests,
  ...conversationSetupRequests,
  ...overviewRequests,
  ...batchRequests,
  ...extractionRequests,
  ...pictureRequests,
  /** Opens the system's dialog for the folder of a picture model, and uses it (window only); null when closed. */
  'model.choosePictureModel': route(nothing).returns<PictureStatus | null>(),
  ...appRequests,
  ...doorRequests,
  ...metricsRequests,
  ...configRequests,
  ...feedbackRequests,
  ...helpRequests,
  ...teamRequests,
  ...networkRequests,

  'model.list': route(nothing).returns<readonly ModelSummary[]>(),
  /** Opens the system's dialog for a GGUF file or a folder with an ONNX model (window only); null when closed. */
  'model.choose': route(z.object({ role: modelRole }).strict()).returns<ModelSummary | null>(),
  /** `path`: a GGUF file, or a folder in transformers.js layout (embedding and reranker). A chat model is then also selected. */
  'model.add': route(z.object({ path, role: modelRole }).strict()).returns<ModelSummary>(),
  /** Uses a model for its role. Another embedding model re-embeds everything in the background. */
  'model.select': route(z.object({ modelId: id }).strict()).returns<null>(),
  /** Goes back to no model of this role, or to the embedding model that came with the app. */
  'model.deselect': route(z.object({ role: z.enum(modelRoles) }).strict()).returns<null>(),
  /** Files Docent downloaded or copied go too, a person's own never; `unlessUsed` rejects with `model-in-use` instead. */
  'model.remove': route(z.object({ modelId: id, unlessUsed: z.boolean().default(false) }).strict()).returns<null>(),
  /** The catalogue as it stands to this machine, with the memory plan. */
  'model.overview': route(nothing).returns<ModelOverview>(),
  /** Brings a model of the catalogue, or goes on with it; progress as `downloads.changed`. Rejects with `network-off`. */
  'model.download': route(z.object({ catalogId: id }).strict()).returns<null>(),
  'model.pauseDownload': route(z.object({ catalogId: id }).strict()).returns<null>(),
  /** Stops it and deletes what has arrived. */
  'model.cancelDownload': route(z.object({ catalogId: id }).strict()).returns<null>(),
  /** Takes a model from this disk, where it is or as a copy in Docent's own folder; its role is read from its files. */
  'model.import': route(z.object({ path, copy: z.boolean().default(false) }).strict()).returns<ModelSummary>(),
  'model.uses': route(z.object({ modelId: id }).strict()).returns<ModelUse>(),
  /** Tokens of context for chat; null: as the memory plan says. */
  'model.setContext': route(
    z.object({ tokens: z.number().int().min(512).max(1_048_576).nullable() }).strict(),
  ).returns<null>(),
  /** A folder whose models are listed by themselves; null: none but Docent's own. */
  'model.setFolder': route(z.object({ path: path.nullable() }).strict()).returns<null>(),
  /** The system's dialog for it (window only); false when closed. */
  'model.chooseFolder': route(nothing).returns<boolean>(),
  /** The system's dialog for a model to import (window only); null when closed. */
  'model.chooseImport': route(nothing).returns<ModelSummary | null>(),
  /** Connections Docent made, newest first. */
  'network.connections': route(nothing).returns<readonly NetworkConnection[]>(),

  'adapter.list': route(nothing).returns<readonly AdapterSummary[]>(),
  /** Opens the system's dialog for an adapter (window only); null when closed. */
  'adapter.choose': route(nothing).returns<AdapterSummary | null>(),
  /** `path`: a GGUF adapter, or the file or folder of a PEFT or MLX one. It is checked against the chosen chat model, or the GGUF at `modelPath`. */
  'adapter.add': route(z.object({ path, modelPath: path.optional() }).strict()).returns<AdapterSummary>(),
  'adapter.remove': route(z.object({ adapterId: id }).strict()).returns<null>(),
  /** Attaches it, or changes its strength. */
  'adapter.attach': route(z.object({ conversationId: id, adapterId: id, strength }).strict()).returns<
    readonly AttachedAdapter[]
  >(),
  'adapter.detach': route(z.object({ conversationId: id, adapterId: id }).strict()).returns<
    readonly AttachedAdapter[]
  >(),
  'adapter.attached': route(z.object({ conversationId: id }).strict()).returns<readonly AttachedAdapter[]>(),

  /** One question set over several GGUF files of what should be one model; the first is the reference. */
  'regress.run': route(
    z
      .object({
        questions: testQuestions,
        modelPaths: z.array(path).min(1).max(mostModels),
        adapters: namedAdapters.default([]),
      })
      .strict(),
  ).returns<RegressReport>(),
  /** The same questions with and without adapters; progress and the record arrive as `compare.progress`. */
  'compare.start': route(z.object({ questions: testQuestions, adapters: namedAdapters.min(1) }).strict()).returns<{
    readonly compareId: string;
  }>(),
  'compare.cancel': route(z.object({ compareId: id }).strict()).returns<null>(),
  /** The same for the command line: waits for the record. */
  'compare.once': route(
    z.object({ questions: testQuestions, adapters: namedAdapters.min(1), modelPath: path.optional() }).strict(),
  ).returns<CompareRecord>(),
  'compare.list': route(nothing).returns<readonly CompareRecord[]>(),
  'compare.remove': route(z.object({ recordId: id }).strict()).returns<null>(),

  /** The next documents after one, '' from the start, as chat JSONL; with a model it writes the questions. */
  'training.part': route(
    z.object({ after: z.string().max(100), modelPath: path.optional() }).strict(),
  ).returns<TrainingPart>(),
  /** Answers a person called good, as chat JSONL in the app's own words, after one message, '' from the start. */
  'training.rated': route(z.object({ after: z.string().max(100) }).strict()).returns<TrainingPart>(),
  /** Settings for this machine, or one with other memory, and the settings file of `mlx_lm.lora`. */
  'training.plan': route(
    z
      .object({
        lines: offset,
        folder: path,
        base: z.string().min(1).max(1000),
        memoryBytes: z.number().positive().optional(),
      })
      .strict(),
  ).returns<{ readonly plan: TrainingSettings; readonly config: string }>(),
  'endpoint.get': route(nothing).returns<EndpointSettings>(),
  /** A model server on this machine; `key` null forgets it. */
  'endpoint.set': route(
    z
      .object({
        on: z.boolean().optional(),
        address: z
          .url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/ })
          .max(200)
          .optional(),
        model: z.string().max(200).optional(),
        key: z.string().min(1).max(1000).nullable().optional(),
      })
      .strict(),
  ).returns<EndpointSettings>(),
  /** Names of the models it has. */
  'endpoint.models': route(nothing).returns<readonly string[]>(),

  /** Looks at versions, memory, disk, folders, models and databases; hashes downloaded models, which takes a while. */
  'doctor.run': route(nothing).returns<readonly DoctorLine[]>(),
  /** Measures this machine: a minute or so with a chat model. */
  'bench.run': route(nothing).returns<BenchRecord>(),
  /** What was measured before, oldest first. */
  'bench.history': route(nothing).returns<readonly BenchRecord[]>(),

  'settings.get': route(nothing).returns<Settings>(),
  'settings.set': route(
    z
      .object({
        theme: z.enum(['system', 'light', 'dark']).optional(),
        language: z.enum(languageChoices).optional(),
        textSize: z.enum(textSizes).optional(),
        answerMode: z.enum(['extract', 'generate']).optional(),
        /** Changing them reads scans and pictures anew. */
        ocrLanguages: z
          .array(z.string().regex(/^[A-Za-z_]{2,40}$/))
          .max(8)
          .optional(),
        searchPreset: z.enum(searchPresets).optional(),
        searchHistory: z.boolean().optional(),
        allowDownloads: z.boolean().optional(),
        ...appSettings,
      })
      .strict(),
  ).returns<Settings>(),

  'app.info': route(nothing).returns<AppInfo>(),
  'app.processes': route(nothing).returns<readonly ProcessStatus[]>(),
} as const;

export type RouteName = keyof typeof requests;
/** What a caller passes (defaults may be left out). */
export type RequestInput<R extends RouteName> = z.input<(typeof requests)[R]['input']>;
/** What a handler receives (defaults filled in). */
export type HandlerInput<R extends RouteName> = z.output<(typeof requests)[R]['input']>;
export type RequestOutput<R extends RouteName> = (typeof requests)[R]['output'];

/** Routes that need the app's shell (dialogs, Finder); every other route is answered by the engine. */
export const shellRoutes = [
  'folder.choose',
  'model.choose',
  'conversation.save',
  'batch.save',
  'adapter.choose',
  'model.chooseFolder',
  'model.choosePictureModel',
  'model.chooseImport',
  'ocr.chooseLanguage',
  'file.reveal',
  'file.preview',
  'file.saveList',
  'app.info',
  'app.processes',
  ...privacyShellRoutes,
  ...backupShellRoutes,
  ...extractionShellRoutes,
  ...feedbackShellRoutes,
  ...appShellRoutes,
  ...networkShellRoutes,
] as const;
export type ShellRoute = (typeof shellRoutes)[number];
export type EngineRoute = Exclude<RouteName, ShellRoute>;

/** `onText`: hears an answer's text as it is written; most callers have none. */
export type HandlerContext = { readonly signal: AbortSignal; readonly onText?: ((delta: string) => void) | undefined };
/** A missing or extra handler is a compile error. */
export type Handlers<Routes extends RouteName> = {
  readonly [R in Routes]: (input: HandlerInput<R>, context: HandlerContext) => Promise<RequestOutput<R>>;
};
