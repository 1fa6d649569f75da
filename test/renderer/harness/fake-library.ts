/** A library as the engine would report it: every state, honest totals, real-looking names. */
import type {
  FileState,
  FileSummary,
  FolderSummary,
  LibraryStatus,
  Reason,
} from '../../../src/preload/contract/shapes.ts';

const day = 24 * 60 * 60 * 1000;
/** Fixed, so that screenshots do not change from day to day. */
export const harnessNow = Date.UTC(2026, 10, 20, 9, 41);

export const noCounts: Readonly<Record<FileState, number>> = {
  waiting: 0,
  reading: 0,
  readable: 0,
  ready: 0,
  'no-text': 0,
  'partly-read': 0,
  locked: 0,
  unsupported: 0,
  unavailable: 0,
  quarantined: 0,
  failed: 0,
};

type Row = readonly [
  path: string,
  kind: string,
  state: FileState,
  pages: number | null,
  size: number,
  reason?: Reason,
  title?: string,
];
const because = (code: Reason['code'], values: Reason['values'] = {}): Reason => ({ code, values });

const rows: readonly Row[] = [
  [
    'Reports/BESTBUY_2024Q2_10Q.pdf',
    'pdf',
    'ready',
    30,
    512_000,
    undefined,
    'Quarterly report, second quarter of fiscal 2024',
  ],
  [
    'Contracts/Lease Kingsland Road.docx',
    'docx',
    'ready',
    null,
    84_300,
    undefined,
    'Lease agreement, 14 Kingsland Road',
  ],
  ['Reports/Annual report 2025.pdf', 'pdf', 'reading', 214, 8_420_000],
  ['Scans/Insurance policy 2019.pdf', 'pdf', 'partly-read', 42, 12_800_000, because('unit-failed', { failed: 3 })],
  ['Contracts/Board minutes (signed).pdf', 'pdf', 'locked', null, 340_000, because('password-needed')],
  ['Notes/meeting-notes.md', 'markdown', 'ready', null, 6_200, undefined, 'Meeting notes, spring'],
  ['Photos/site-visit.heic', 'heic', 'unsupported', null, 2_900_000, because('format-unsupported')],
  ['Reports/export-broken.pdf', 'pdf', 'failed', null, 91_000, because('file-damaged')],
  ['Reports/huge-drawing.pdf', 'pdf', 'quarantined', null, 48_000_000, because('quarantined')],
  ['Notes/scratch.txt', 'text', 'no-text', null, 0, because('file-empty')],
  ['Web/How interest is calculated.html', 'html', 'readable', null, 73_000, undefined, 'How interest is calculated'],
  ['Archive/Payroll 2023.docx', 'docx', 'unavailable', null, 128_000],
  ['Notes/ideas.md', 'markdown', 'waiting', null, 1_900],
];

export function fakeFiles(count: number): FileSummary[] {
  const files = rows.map(([path, kind, state, pages, size, reason, title], index): FileSummary => {
    const isOpen = state === 'ready' || state === 'readable' || state === 'partly-read';
    const pagesRead = state === 'reading' ? 61 : state === 'partly-read' ? (pages ?? 0) - 3 : (pages ?? 0);
    return {
      id: `file-${index}`,
      folderId: 'folder-1',
      documentId: isOpen ? (kind === 'pdf' ? 'document-pdf' : 'document-text') : null,
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      kind,
      state,
      reason: reason ?? null,
      doubt: null,
      size,
      modifiedAt: harnessNow - index * 9 * day,
      pages,
      pagesRead,
      ocrPages: path.startsWith('Scans') ? 39 : 0,
      characters: isOpen ? 40_000 : 0,
      title: title ?? null,
    };
  });
  for (let index = files.length; index < count; index += 1) {
    const name = `Invoice ${String(2026_0000 + index)}.pdf`;
    files.push({
      id: `file-${index}`,
      folderId: index % 3 === 0 ? 'folder-2' : 'folder-1',
      documentId: 'document-pdf',
      path: `Invoices/${name}`,
      name,
      kind: 'pdf',
      state: index % 29 === 0 ? 'waiting' : 'ready',
      reason: null,
      doubt: null,
      size: 60_000 + index * 37,
      modifiedAt: harnessNow - (index % 900) * day,
      pages: 1 + (index % 4),
      pagesRead: 1 + (index % 4),
      ocrPages: 0,
      characters: 2_000,
      title: null,
    });
  }
  return files;
}

function countsOf(files: readonly FileSummary[]): Record<FileState, number> {
  const counts = { ...noCounts };
  for (const file of files) counts[file.state] += 1;
  return counts;
}

function folder(id: string, name: string, path: string, files: readonly FileSummary[]): FolderSummary {
  const own = files.filter((file) => file.folderId === id);
  return {
    id,
    path,
    name,
    available: true,
    sample: false,
    addedAt: harnessNow,
    files: own.length,
    counts: countsOf(own),
  };
}

/** The snapshot that belongs to these files; totals are computed, never invented. */
export function fakeStatus(files: readonly FileSummary[]): LibraryStatus {
  const counts = countsOf(files);
  const folders =
    files.length === 0
      ? []
      : [
          folder('folder-1', 'Documents', '/Users/maya/Documents', files),
          folder('folder-2', 'Clients', '/Volumes/Work/Clients', files),
        ].filter((each) => each.files > 0);
  return {
    libraryId: 'library',
    folders,
    files: files.length,
    counts,
    chunks: counts.ready * 12,
    vectors: counts.ready * 12,
    working: counts.waiting + counts.reading > 0,
    current: files
      .filter((file) => file.state === 'reading')
      .map((file) => ({ path: file.path, unitsRead: file.pagesRead, units: file.pages })),
    secondsLeft: counts.waiting + counts.reading > 0 ? 130 : null,
    embedding: { done: counts.ready * 12, total: (counts.ready + counts.readable) * 12 },
    problem: null,
  };
}
