/** An honest stand-in for the app behind `window.docent`: it keeps the contract and a little state, and nothing else. */
import type { DocentBridge, Reply } from '../../../src/preload/contract/bridge.ts';
import type { ConfigReport } from '../../../src/preload/contract/config-shapes.ts';
import { AppError, toWire } from '../../../src/preload/contract/errors.ts';
import type { EventName, Events } from '../../../src/preload/contract/events.ts';
import type { RequestInput, RequestOutput, RouteName } from '../../../src/preload/contract/requests.ts';
import type {
  AdapterSummary,
  Conversation,
  Message,
  ModelSummary,
  ProcessStatus,
  Settings,
} from '../../../src/preload/contract/shapes.ts';
import { createAdapterFakes } from './fake-adapters.ts';
import { fakeAnswer, fakeConversation, message } from './fake-answers.ts';
import { createAppFakes } from './fake-app.ts';
import { createBackupFakes } from './fake-backup.ts';
import { createBatchFakes } from './fake-batches.ts';
import { createCompareFakes } from './fake-compare.ts';
import { noFakeConfig } from './fake-config.ts';
import { createConversationFakes } from './fake-conversations.ts';
import { fakeBlocks, fakeDocuments, textBlocks } from './fake-document.ts';
import { createDoorFakes } from './fake-doors.ts';
import { createExtractionFakes, type TableScenario } from './fake-extraction.ts';
import { fakeHelp } from './fake-help.ts';
import { harnessNow } from './fake-library.ts';
import { createLibraryFakes, type LibraryScenario } from './fake-library-answers.ts';
import { fakeMetrics } from './fake-metrics.ts';
import { fakeEndpoint, fakeOverview } from './fake-models.ts';
import { fakePictureBytes } from './fake-picture.ts';
import { createPictureFakes } from './fake-pictures.ts';
import { createPrivacyFakes } from './fake-privacy.ts';
import { createSearchFakes, type SearchScenario } from './fake-search.ts';
import { createTeamFakes } from './fake-team.ts';
import type { PdfPassage } from './pdf-passage.ts';

export type Scenario = LibraryScenario &
  SearchScenario &
  TableScenario & {
    readonly passage: PdfPassage;
    readonly platform: string;
    readonly pictures?: number;
    readonly processes?: readonly ProcessStatus[];
    readonly models?: readonly ModelSummary[];
    readonly adapters?: readonly AdapterSummary[];
    readonly config?: ConfigReport;
    /** Milliseconds between streamed words. */
    readonly wordMs?: number;
  };

type Fakes = { readonly [R in RouteName]: (input: RequestInput<R>) => RequestOutput<R> | Promise<RequestOutput<R>> };
export type FakeDocent = DocentBridge & { emit<E extends EventName>(event: E, payload: Events[E]): void };

const running: readonly ProcessStatus[] = [
  { name: 'engine', state: 'running', crashes: 0 },
  { name: 'model-host', state: 'running', crashes: 1 },
  { name: 'extract-worker', state: 'idle', crashes: 0 },
  { name: 'picture-worker', state: 'idle', crashes: 0 },
  { name: 'table-worker', state: 'idle', crashes: 0 },
];

export function createFakeDocent(scenario: Scenario): FakeDocent {
  const { passage } = scenario;
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let settings: Settings = {
    theme: 'system',
    language: 'system',
    textSize: 'standard',
    answerMode: 'generate',
    chatModelId: null,
    ocrLanguages: ['eng'],
    searchPreset: 'docent',
    searchHistory: true,
    allowDownloads: true,
    checkUpdates: false,
    keepFresh: false,
    askKeys: '',
  };
  const models: ModelSummary[] = [...(scenario.models ?? [])];
  const documents = fakeDocuments(passage);
  const conversations = new Map<string, Conversation>();
  if (scenario.files > 0) {
    conversations.set('conversation-1', fakeConversation(passage));
    for (const [index, title] of [
      'Notice period of the lease',
      'Interest on late payments',
      'What the insurance covers in the annex building',
    ].entries()) {
      const id = `conversation-${index + 2}`;
      conversations.set(id, { id, title, updatedAt: harnessNow, pinned: false, messages: [] });
    }
  }
  const stopped = new Set<string>();

  function emit<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listener of listeners.get(event) ?? []) (listener as (value: Events[E]) => void)(payload);
  }
  function conversation(id: string): Conversation {
    const found = conversations.get(id);
    if (!found) throw new AppError('not-found', 'No such conversation.');
    return found;
  }
  function replace(conversationId: string, changed: Message): void {
    const { messages, ...rest } = conversation(conversationId);
    conversations.set(conversationId, {
      ...rest,
      messages: messages.map((each) => (each.id === changed.id ? changed : each)),
    });
  }
  async function stream(address: { answerId: string; conversationId: string; messageId: string }): Promise<void> {
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const answer = fakeAnswer(passage);
    const words = answer.parts
      .map((part) => part.text)
      .join('')
      .split(/(?<=\s)/);
    emit('answer.stage', { ...address, stage: 'searching' });
    await pause(4 * (scenario.wordMs ?? 40));
    emit('answer.stage', { ...address, stage: 'writing' });
    let text = '';
    for (const [sequence, word] of words.entries()) {
      if (stopped.has(address.answerId)) break;
      text += word;
      emit('answer.delta', { ...address, sequence, text: word });
      await pause(scenario.wordMs ?? 40);
    }
    const isStopped = stopped.has(address.answerId);
    const state = isStopped ? 'stopped' : 'complete';
    replace(
      address.conversationId,
      message({ id: address.messageId, role: 'assistant', text, state, answer: isStopped ? null : answer }),
    );
    emit('answer.done', { ...address, answer: isStopped ? null : answer, error: null });
  }

  const fakes: Fakes = {
    ...createLibraryFakes(scenario, emit),
    ...createSearchFakes(passage, scenario),
    ...createConversationFakes(),
    ...createAdapterFakes(scenario.adapters ?? []),
    ...createCompareFakes(emit),
    ...createPrivacyFakes(emit),
    ...createPictureFakes(scenario.pictures ?? 2_000),
    'library.repairs': () => [],
    'library.dismissRepair': () => null,
    'library.keptFiles': () => [],
    'library.deleteKept': () => null,
    'library.rebuild': () => null,
    ...createBackupFakes(emit),
    ...createAppFakes(),
    ...createTeamFakes(),
    ...fakeHelp(),
    ...createBatchFakes(passage, []),
    ...createExtractionFakes(passage, scenario),
    'document.open': ({ documentId }) => {
      const found = documents[documentId];
      if (!found) throw new AppError('not-found', 'No such document.');
      return found;
    },
    'document.blocks': ({ documentId, start, end }) => ({
      blocks: (fakeBlocks[documentId] ?? textBlocks).filter((block) => block.end > start && block.start < end),
      next: null,
    }),
    'document.picture': async () => ({ png: await fakePictureBytes() }),
    'document.text': () => ({ text: '' }),
    'document.locate': ({ documentId }) =>
      documentId === 'document-pdf'
        ? { type: 'page', page: passage.page, places: [] }
        : { type: 'lines', first: 1, last: 1 },
    'answer.start': ({ question, conversationId }) => {
      const id = conversationId ?? `conversation-new-${conversations.size}`;
      const before = conversations.get(id) ?? {
        id,
        title: question,
        updatedAt: harnessNow,
        pinned: false,
        messages: [],
      };
      const messageId = `${id}-a${before.messages.length}`;
      const address = { answerId: `answer-${messageId}`, conversationId: id, messageId };
      conversations.set(id, {
        ...before,
        messages: [
          ...before.messages,
          message({ id: `${id}-q${before.messages.length}`, role: 'user', text: question }),
          message({ id: messageId, role: 'assistant', state: 'streaming' }),
        ],
      });
      void stream(address);
      return address;
    },
    'answer.once': () => fakeAnswer(passage),
    'answer.cancel': ({ answerId }) => {
      stopped.add(answerId);
      return null;
    },
    'conversation.list': () =>
      [...conversations.values()].map(({ id, title, updatedAt, pinned }) => ({ id, title, updatedAt, pinned })),
    'conversation.get': ({ conversationId }) => conversation(conversationId),
    'conversation.rename': ({ conversationId, title }) => {
      conversations.set(conversationId, { ...conversation(conversationId), title });
      return null;
    },
    'conversation.pin': ({ conversationId, pinned }) => {
      conversations.set(conversationId, { ...conversation(conversationId), pinned });
      return null;
    },
    'conversation.branch': ({ conversationId, messageId }) => {
      const from = conversation(conversationId);
      const id = `${conversationId}-branch-${conversations.size}`;
      const at = from.messages.findIndex((each) => each.id === messageId);
      conversations.set(id, { ...from, id, messages: from.messages.slice(0, at) });
      return { conversationId: id };
    },
    'conversation.search': ({ query }) =>
      [...conversations.values()]
        .filter(({ title }) => title.toLowerCase().includes(query.toLowerCase()))
        .map(({ id, title }) => ({ conversationId: id, title, snippet: title })),
    'conversation.export': ({ conversationId }) => ({ title: conversation(conversationId).title, text: '' }),
    'conversation.save': () => null,
    'conversation.rate': () => null,
    'conversation.copyAnswer': () => 'An answer [1]',
    'conversation.remove': ({ conversationId }) => {
      conversations.delete(conversationId);
      return null;
    },
    'model.list': () => models,
    'model.choose': () => null,
    'model.add': () => {
      throw new AppError('model-invalid', 'Not a GGUF file.');
    },
    'model.select': () => null,
    'model.deselect': () => null,
    'model.remove': () => null,
    'model.overview': () => fakeOverview,
    'model.download': () => null,
    'model.pauseDownload': () => null,
    'model.cancelDownload': () => null,
    'model.import': () => {
      throw new AppError('model-invalid', 'Not a GGUF file.');
    },
    'model.uses': () => ({ chosen: true, conversations: 3, deletesFiles: true }),
    'model.setContext': () => null,
    'model.setFolder': () => null,
    'model.chooseFolder': () => false,
    'model.chooseImport': () => null,
    'network.connections': () => [],
    'feedback.facts': () => ({
      text: 'This computer\n  system: darwin arm64 25.1.0, Node v24.4.0\n  memory: 16384 MB, 8 cores\n\nLibrary\n  folders: 1\n  files: 30, and 8 inside others\n  ready: 14\n',
    }),
    'feedback.save': () => '/Users/maya/Documents/Docent feedback.txt',
    'config.get': () => scenario.config ?? noFakeConfig,
    'metrics.get': fakeMetrics,
    'metrics.keep': ({ on }) => ({ ...fakeMetrics(), kept: on }),
    'metrics.erase': () => ({ ...fakeMetrics(), days: [], spreads: {}, slow: [], slowdowns: [] }),
    ...createDoorFakes(),
    'endpoint.get': () => fakeEndpoint,
    'endpoint.set': () => fakeEndpoint,
    'endpoint.models': () => ['qwen3:4b'],
    'doctor.run': () => [{ name: 'SQLite', state: 'ok', found: '3.54.1', advice: null }],
    'bench.run': () => {
      throw new AppError('internal', 'Not here.');
    },
    'bench.history': () => [],
    'settings.get': () => settings,
    'settings.set': (changes) => {
      settings = { ...settings, ...changes } as Settings;
      return settings;
    },
    'app.takeLink': () => null,
    'app.licences': () => [],
    'app.info': () => ({
      version: '0.1.0',
      electron: '45.4.1',
      platform: scenario.platform,
      dataDir: '/Users/maya/Library/Application Support/Docent',
    }),
    'app.processes': () => scenario.processes ?? running,
  };

  async function request(route: RouteName, input: unknown): Promise<Reply> {
    try {
      return { ok: true, data: await fakes[route](input as never) };
    } catch (error) {
      return { ok: false, error: toWire(error) };
    }
  }
  return {
    request,
    emit,
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (payload: never) => void));
      return () => set.delete(listener as (payload: never) => void);
    },
    pathForFile: (file) => `/dropped/${file.name}`,
    platform: scenario.platform,
    languages: ['en'],
    look: { theme: 'system', language: 'system', textSize: 'standard' },
  };
}
