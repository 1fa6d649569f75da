import type { RequestInput } from '../../../src/preload/contract/requests.ts';
import { type FileSummary, fileStates } from '../../../src/preload/contract/shapes.ts';

type Input = RequestInput<'file.list'>;
type Sort = NonNullable<Input['sort']>;

const keys: Readonly<Record<Sort, (file: FileSummary) => string | number>> = {
  path: (file) => file.path,
  name: (file) => file.name.toLowerCase(),
  state: (file) => fileStates.indexOf(file.state),
  kind: (file) => file.kind,
  size: (file) => file.size,
  modified: (file) => file.modifiedAt,
  pages: (file) => file.pages ?? 0,
  quality: (file) => file.quality ?? -1,
};

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Answers `file.list` over all files at once, as the contract words it. */
export function listFiles(files: readonly FileSummary[], input: Input) {
  const {
    folderId,
    state,
    nameContains,
    kind,
    parentId,
    members = true,
    doubtful,
    kept,
    from = 0,
    limit = 200,
  } = input;
  const text = nameContains?.toLowerCase();
  const found = files.filter(
    (file) =>
      (parentId === undefined ? members || file.parentId === null : file.parentId === parentId) &&
      (!folderId || file.folderId === folderId) &&
      (!state || file.state === state) &&
      (!kind || file.kind === kind) &&
      (!doubtful || file.doubt !== null) &&
      (!kept || file.reason?.code === 'deletion-kept') &&
      (!text || `${file.path} ${file.title ?? ''}`.toLowerCase().includes(text)),
  );
  const key = keys[input.sort ?? 'path'];
  const turn = input.descending ? -1 : 1;
  const sorted = found.toSorted((a, b) => turn * compare(key(a), key(b)) || compare(a.path, b.path));
  return { files: sorted.slice(from, from + limit), total: sorted.length };
}
