import path from 'node:path';
import { app, type BrowserWindow, dialog, nativeTheme, shell, type WebContents } from 'electron';
import type { LanguageChoice } from '../../preload/contract/languages.ts';
import type { HandlerInput, Handlers, RequestOutput, RouteName, ShellRoute } from '../../preload/contract/requests.ts';
import type { ModelRole, ProcessStatus, Settings } from '../../preload/contract/shapes.ts';
import type { AppLock } from './app-lock.ts';
import type { AskDesk } from './ask-desk.ts';
import type { Background } from './background.ts';
import type { DeepLinks } from './deep-links.ts';
import { speak, t } from './languages/translate.ts';
import { moveHandlers } from './move-handlers.ts';
import type { PageFiles } from './page-files.ts';
import { pageHandlers } from './page-handlers.ts';
import type { AnswerRequest } from './pass-gate.ts';
import { pathOfFile } from './path-of-file.ts';
import { printPage } from './print-page.ts';
import { quickLook } from './quick-look.ts';
import { readLicences } from './read-licences.ts';
import type { RefusalCounter } from './refusals.ts';
import { saveExtractionHandlers } from './save-extraction.ts';
import { saveFeedbackHandlers } from './save-feedback.ts';
import { applyTextSize } from './text-size.ts';
import { updatePageHandlers } from './update-page.ts';
import { byteOrderMark, fileNameOf, listFileName, writeChosenFile } from './write-chosen-file.ts';

export type EngineRequest = <R extends RouteName>(route: R, input: HandlerInput<R>) => Promise<RequestOutput<R>>;

export type HandlerOptions = {
  readonly window: () => BrowserWindow | null;
  readonly dataDir: string;
  readonly request: EngineRequest;
  readonly processes: () => readonly ProcessStatus[];
  readonly appLock: AppLock;
  readonly deepLinks: DeepLinks;
  readonly background: Background;
  readonly refusals: RefusalCounter;
  readonly askDesk: AskDesk;
  readonly pages: PageFiles;
  /** The main window's page has its listeners. */
  readonly mainListens: () => void;
  /** The page a person works in now. */
  readonly active: () => WebContents | null;
};

/** What only the shell can do: dialogs, Finder, versions. */
export function createShellHandlers(options: HandlerOptions): Handlers<ShellRoute> {
  async function choose(settings: Electron.OpenDialogOptions): Promise<string | null> {
    const window = options.window();
    const result = window ? await dialog.showOpenDialog(window, settings) : await dialog.showOpenDialog(settings);
    return result.canceled ? null : (result.filePaths[0] ?? null);
  }
  async function chooseNewFile(settings: Electron.SaveDialogOptions): Promise<string | null> {
    const window = options.window();
    const all: Electron.SaveDialogOptions = {
      ...settings,
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    };
    const chosen = window ? await dialog.showSaveDialog(window, all) : await dialog.showSaveDialog(all);
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
  }
  return {
    'folder.choose': async () => {
      const chosen = await choose({ properties: ['openDirectory'], buttonLabel: t('Add Folder') });
      return chosen === null ? null : options.request('folder.add', { path: chosen });
    },
    'model.choose': async ({ role }) => {
      const chosen = await choose({
        properties: [...modelKinds(role)],
        buttonLabel: t('Use Model'),
        filters: [{ name: t('Models (GGUF)'), extensions: ['gguf'] }],
      });
      return chosen === null ? null : options.request('model.add', { path: chosen, role });
    },
    'adapter.choose': async () => {
      const chosen = await choose({
        properties: process.platform === 'darwin' ? ['openFile', 'openDirectory'] : ['openFile'],
        buttonLabel: t('Add Adapter'),
        filters: [{ name: t('Adapters (safetensors, GGUF)'), extensions: ['safetensors', 'gguf'] }],
      });
      return chosen === null ? null : options.request('adapter.add', { path: chosen });
    },
    'model.chooseFolder': async () => {
      const chosen = await choose({ properties: ['openDirectory', 'createDirectory'], buttonLabel: t('Use Folder') });
      if (chosen !== null) await options.request('model.setFolder', { path: chosen });
      return chosen !== null;
    },
    'model.choosePictureModel': async () => {
      const chosen = await choose({ properties: ['openDirectory'], buttonLabel: t('Use Model') });
      return chosen === null ? null : options.request('picture.useModel', { path: chosen });
    },
    'model.chooseImport': async () => {
      const chosen = await choose({
        properties: process.platform === 'darwin' ? ['openFile', 'openDirectory'] : ['openFile'],
        buttonLabel: t('Import'),
        filters: [{ name: t('Models (GGUF)'), extensions: ['gguf'] }],
      });
      return chosen === null ? null : options.request('model.import', { path: chosen, copy: false });
    },
    'ocr.chooseLanguage': async () => {
      const chosen = await choose({
        properties: ['openFile'],
        buttonLabel: t('Add Language'),
        // Two-part endings are matched by their last part on every system.
        filters: [{ name: t('Tesseract languages'), extensions: ['traineddata', 'gz'] }],
      });
      return chosen === null ? null : options.request('ocr.addLanguage', { path: chosen });
    },
    'conversation.save': async ({ conversationId, format }) => {
      const { extension, name, from } = conversationFiles[format];
      const { title, text } = await options.request('conversation.export', { conversationId, format: from });
      const chosen = await chooseNewFile({
        buttonLabel: t('Save Conversation'),
        defaultPath: path.join(app.getPath('documents'), `${fileNameOf(title)}.${extension}`),
        filters: [{ name, extensions: [extension] }],
      });
      if (chosen === null) return null;
      const written = format === 'pdf' ? await printPage(text) : text;
      await writeChosenFile(chosen, async () => ({ text: written, next: null }));
      return chosen;
    },
    'batch.save': async ({ runId, format }) => {
      const { title } = await options.request('batch.get', { runId });
      const { extension, name } = tableFiles[format];
      const chosen = await chooseNewFile({
        buttonLabel: t('Save Table'),
        defaultPath: path.join(app.getPath('documents'), `${fileNameOf(title)}.${extension}`),
        filters: [{ name, extensions: [extension] }],
      });
      if (chosen === null) return null;
      const part = (from: number) => options.request('batch.export', { runId, format, from });
      await writeChosenFile(chosen, part, format === 'csv' ? byteOrderMark : '');
      return chosen;
    },
    ...moveHandlers(options.request, choose, chooseNewFile),
    ...saveExtractionHandlers(options.request, chooseNewFile),
    ...saveFeedbackHandlers(chooseNewFile),
    'file.saveList': async ({ format, folderId }) => {
      const chosen = await chooseNewFile({
        buttonLabel: t('Save List'),
        defaultPath: path.join(app.getPath('documents'), listFileName(format, new Date())),
        filters: [format === 'csv' ? { name: 'CSV', extensions: ['csv'] } : { name: 'JSON', extensions: ['json'] }],
      });
      if (chosen === null) return null;
      const part = (from: number) =>
        options.request('file.export', { format, from, ...(folderId === undefined ? {} : { folderId }) });
      await writeChosenFile(chosen, part, format === 'csv' ? byteOrderMark : '');
      return chosen;
    },
    'file.reveal': async ({ fileId }) => {
      shell.showItemInFolder(await pathOfFile(options.request, fileId));
      return null;
    },
    'file.preview': async ({ fileId }) => quickLook(options.window(), await pathOfFile(options.request, fileId)),
    'app.info': async () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? null,
      platform: process.platform,
      dataDir: options.dataDir,
    }),
    'app.processes': async () => options.processes(),
    'app.licences': () => readLicences(),
    // Asked once the page follows everything, and once more after each unlocking.
    'app.takeLink': async () => {
      options.mainListens();
      return options.deepLinks.take();
    },
    'app.abilities': async () => options.background.abilities(),
    'app.refusals': async () => options.refusals.read(),
    ...options.askDesk.handlers,
    ...pageHandlers({ pages: options.pages, contents: options.active, window: options.window }),
    ...updatePageHandlers(options.request, options.window),
    ...options.appLock.handlers,
  };
}

/** What a conversation is saved as, and what it is made from. */
const conversationFiles = {
  markdown: { extension: 'md', name: 'Markdown', from: 'markdown' },
  json: { extension: 'json', name: 'JSON', from: 'json' },
  pdf: { extension: 'pdf', name: 'PDF', from: 'html' },
} as const;

const tableFiles = {
  csv: { extension: 'csv', name: 'CSV' },
  json: { extension: 'json', name: 'JSON' },
  markdown: { extension: 'md', name: 'Markdown' },
} as const;

/** A GGUF file, the folder of an ONNX model, or either; only the Mac's dialog takes both at once. */
function modelKinds(role: ModelRole): readonly ('openFile' | 'openDirectory')[] {
  if (role === 'chat') return ['openFile'];
  return role === 'embedding' && process.platform === 'darwin' ? ['openFile', 'openDirectory'] : ['openDirectory'];
}

/** Sends each request where it belongs: the shell's own handlers, else the engine. */
export function createAnswer(handlers: Handlers<ShellRoute>, request: EngineRequest): AnswerRequest {
  const never = new AbortController().signal;
  // The handlers are those of the shell's routes, no more and no fewer.
  const isShellRoute = (route: RouteName): route is ShellRoute => Object.hasOwn(handlers, route);
  return async (route, input) => {
    if (isShellRoute(route)) {
      const handler = handlers[route] as (input: unknown, context: { signal: AbortSignal }) => Promise<unknown>;
      return handler(input, { signal: never });
    }
    return request(route, input as HandlerInput<typeof route>);
  };
}

/** Menus and dialogs speak the window's language. True when it is another one than before. */
export function applyLanguage(choice: LanguageChoice): boolean {
  return speak(choice, app.getPreferredSystemLanguages());
}

/** Native parts (menus, scroll bars, dialogs) and the zoom follow the settings too. */
export function applyLook(settings: Pick<Settings, 'theme' | 'textSize'>): void {
  applyTextSize(settings.textSize);
  nativeTheme.themeSource = settings.theme;
}
