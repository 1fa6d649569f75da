import { AppError } from '../../../src/preload/contract/errors.ts';
import type { EventName, Events } from '../../../src/preload/contract/events.ts';
import type { RequestInput, RequestOutput, RouteName } from '../../../src/preload/contract/requests.ts';
import type {
  EmbeddingStatus,
  Exclusion,
  FileSummary,
  FolderSummary,
  LibraryStatus,
  OcrLanguage,
  WorkPlan,
} from '../../../src/preload/contract/shapes.ts';
import { fakeDetails } from './fake-details.ts';
import { fakeFiles, fakeStatus, fullSpeed } from './fake-library.ts';
import { listFiles } from './list-files.ts';

export type LibraryScenario = {
  /** Files in the library; 0 is a first launch. */
  readonly files: number;
  readonly plan?: Partial<WorkPlan>;
  readonly embedding?: EmbeddingStatus;
  /** Changes to the folders, by their position. */
  readonly folders?: readonly Partial<FolderSummary>[];
};

type Emit = <E extends EventName>(event: E, payload: Events[E]) => void;
type LibraryRoute = Extract<
  RouteName,
  'library.status' | `folder.${string}` | `file.${string}` | `reading.${string}` | `ocr.${string}`
>;
type LibraryFakes = { readonly [R in LibraryRoute]: (input: RequestInput<R>) => RequestOutput<R> };

/** The password that opens every locked file of the harness. */
export const harnessPassword = 'kingsland';

/** A library that really pauses, excludes and unlocks, over a list in memory. */
export function createLibraryFakes(scenario: LibraryScenario, emit: Emit): LibraryFakes {
  let files: readonly FileSummary[] = scenario.files === 0 ? [] : fakeFiles(scenario.files);
  let plan: WorkPlan = { ...fullSpeed, ...scenario.plan };
  const exclusions = new Map<string, Exclusion[]>();
  const answered = new Set<string>();
  const languages: OcrLanguage[] = [
    { code: 'eng', bundled: true, selected: true },
    { code: 'deu', bundled: false, selected: false },
    { code: 'chi_sim', bundled: false, selected: false },
  ];

  function status(): LibraryStatus {
    const { embedding } = scenario;
    const plain = fakeStatus(files, { plan, ...(embedding && { embedding }) });
    const folders = plain.folders.map((folder, index) => {
      const changes = scenario.folders?.[index];
      const own = {
        ...folder,
        ...changes,
        exclusions: [...(changes?.exclusions ?? []), ...(exclusions.get(folder.id) ?? [])],
      };
      return answered.has(folder.id) ? { ...own, unconfirmedDeletions: 0 } : own;
    });
    return { ...plain, folders, current: plan.paused ? [] : plain.current };
  }
  function tell(): null {
    emit('library.changed', status());
    emit('files.changed', { folderIds: status().folders.map((folder) => folder.id) });
    return null;
  }
  function addFiles(): FolderSummary {
    files = fakeFiles(30);
    tell();
    const [folder] = status().folders;
    if (!folder) throw new AppError('internal', 'no folder');
    return folder;
  }
  function file(fileId: string): FileSummary {
    const found = files.find((each) => each.id === fileId);
    if (!found) throw new AppError('not-found', 'No such file.');
    return found;
  }
  function replace(changed: FileSummary): null {
    files = files.map((each) => (each.id === changed.id ? changed : each));
    return tell();
  }
  function exclude(folderId: string, pattern: string): void {
    const before = exclusions.get(folderId) ?? [];
    exclusions.set(folderId, [...before, { id: `exclusion-${before.length}`, pattern }]);
  }

  return {
    'library.status': status,
    'folder.choose': addFiles,
    'folder.add': ({ path }) => {
      if (path.endsWith('.pdf')) throw new AppError('folder-not-a-folder', 'That is a file.');
      return addFiles();
    },
    'folder.addSamples': addFiles,
    'folder.remove': () => {
      files = [];
      return tell();
    },
    'folder.rescan': () => null,
    'folder.relink': addFiles,
    'folder.chooseRelink': addFiles,
    'folder.suggest': () => [],
    'folder.confirmDeletions': ({ folderId }) => {
      answered.add(folderId);
      return tell();
    },
    'folder.removeKept': tell,
    'folder.exclude': ({ folderId, pattern }) => {
      exclude(folderId, pattern);
      return tell();
    },
    'folder.include': ({ folderId, exclusionId }) => {
      exclusions.set(
        folderId,
        (exclusions.get(folderId) ?? []).filter((each) => each.id !== exclusionId),
      );
      return tell();
    },
    'reading.pause': () => {
      plan = { ...plan, paused: 'person' };
      return tell();
    },
    'reading.resume': ({ now = false }) => {
      plan = { ...plan, paused: null, slowed: now ? null : plan.slowed, insisted: now };
      return tell();
    },
    'ocr.languages': () => languages,
    'ocr.addLanguage': () => languages[1] as OcrLanguage,
    'ocr.chooseLanguage': () => {
      const added = { code: 'fra', bundled: false, selected: false };
      if (!languages.some((each) => each.code === added.code)) languages.push(added);
      return added;
    },
    'file.list': (input) => listFiles(files, input),
    'file.details': ({ fileId }) => fakeDetails(file(fileId)),
    'file.retry': ({ fileId }) => replace({ ...file(fileId), state: 'waiting', reason: null }),
    'file.first': () => null,
    'file.exclude': ({ fileId }) => {
      const { path, folderId } = file(fileId);
      exclude(folderId, path);
      files = files.filter((each) => each.id !== fileId && each.parentId !== fileId);
      return tell();
    },
    'file.unlock': ({ fileId, password }) => {
      if (password !== harnessPassword) throw new AppError('wrong-password', 'This password does not open it.');
      return replace({ ...file(fileId), state: 'waiting', reason: null });
    },
    'file.forgetPassword': () => null,
    'file.export': () => ({ text: '', next: null }),
    'file.saveList': ({ format }) => `/Users/maya/Desktop/Docent.${format}`,
    'file.reveal': () => null,
    'file.preview': () => false,
    'folder.overview': ({ folderId }) => ({
      ...{ folderId, name: 'Papers', files: files.length, readable: files.length, kinds: [], period: null, topics: [] },
      ...{ biggest: [], unreadable: [], unreadableCount: 0 },
    }),
  };
}
