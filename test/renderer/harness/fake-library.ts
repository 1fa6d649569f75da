/** A library as the engine would report it: every state, honest totals, real-looking names. */
import type {
  Coverage,
  FileState,
  FileSummary,
  FolderSummary,
  LibraryStatus,
  Reason,
  WorkPlan,
} from '../../../src/preload/contract/shapes.ts';

const day = 24 * 60 * 60 * 1000;
/** Fixed, so that screenshots do not change from day to day. */
export const harnessNow = Date.UTC(2026, 10, 20, 9, 41);
/** What every answer of the harness saw, and would see now. */
export const coverage: Coverage = { readable: 37, notReady: 4, total: 212 };

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

type Row = {
  readonly path: string;
  readonly kind: string;
  readonly state: FileState;
  readonly pages?: number;
  readonly pagesRead?: number;
  readonly ocrPages?: number;
  readonly size: number;
  readonly reason?: Reason;
  readonly doubt?: Reason;
  readonly title?: string;
  readonly quality?: number;
  readonly inside?: readonly Row[];
};
const because = (code: Reason['code'], values: Reason['values'] = {}): Reason => ({ code, values });

const rows: readonly Row[] = [
  {
    path: 'Reports/BESTBUY_2024Q2_10Q.pdf',
    kind: 'pdf',
    state: 'ready',
    pages: 30,
    size: 512_000,
    title: 'Quarterly report, second quarter of fiscal 2024',
    quality: 0.98,
  },
  {
    path: 'Contracts/Lease Kingsland Road.docx',
    kind: 'docx',
    state: 'ready',
    size: 84_300,
    title: 'Lease agreement, 14 Kingsland Road',
    quality: 0.99,
  },
  { path: 'Reports/Annual report 2025.pdf', kind: 'pdf', state: 'reading', pages: 214, pagesRead: 61, size: 8_420_000 },
  {
    path: 'Scans/Insurance policy 2019.pdf',
    kind: 'pdf',
    state: 'partly-read',
    pages: 42,
    pagesRead: 39,
    ocrPages: 39,
    size: 12_800_000,
    reason: because('unit-failed', { pages: '7, 12, 31', count: 3 }),
    quality: 0.86,
  },
  {
    path: 'Contracts/Board minutes (signed).pdf',
    kind: 'pdf',
    state: 'locked',
    size: 340_000,
    reason: because('password-needed'),
  },
  {
    path: 'Notes/meeting-notes.md',
    kind: 'markdown',
    state: 'ready',
    size: 6_200,
    title: 'Meeting notes, spring',
    quality: 0.97,
  },
  {
    path: 'Mail/Outlook 2019.pst',
    kind: 'pst',
    state: 'unsupported',
    size: 2_900_000_000,
    reason: because('mailbox-archive'),
  },
  { path: 'Reports/export-broken.pdf', kind: 'pdf', state: 'failed', size: 91_000, reason: because('file-damaged') },
  {
    path: 'Reports/huge-drawing.pdf',
    kind: 'pdf',
    state: 'quarantined',
    size: 48_000_000,
    reason: because('quarantined'),
  },
  { path: 'Notes/scratch.txt', kind: 'text', state: 'no-text', size: 0, reason: because('file-empty') },
  {
    path: 'Web/How interest is calculated.html',
    kind: 'html',
    state: 'readable',
    size: 73_000,
    title: 'How interest is calculated',
    quality: 0.95,
  },
  { path: 'Archive/Payroll 2023.docx', kind: 'docx', state: 'unavailable', size: 128_000 },
  { path: 'Notes/ideas.md', kind: 'markdown', state: 'waiting', size: 1_900 },
  {
    path: 'Scans/Handover protocol.tiff',
    kind: 'image',
    state: 'reading',
    pages: 40,
    pagesRead: 11,
    ocrPages: 11,
    size: 31_000_000,
  },
  {
    path: 'Scans/Faded receipt.jpg',
    kind: 'image',
    state: 'ready',
    pages: 1,
    ocrPages: 1,
    size: 1_840_000,
    doubt: because('read-with-doubt', { pages: '1', count: 1, confidence: 0.58 }),
    quality: 0.61,
  },
  {
    path: 'Mail/Inbox 2025.mbox',
    kind: 'mbox',
    state: 'ready',
    pages: 3,
    size: 4_220_000,
    quality: 0.94,
    inside: [
      { path: '12/Offer.pdf', kind: 'pdf', state: 'ready', pages: 4, size: 210_000, quality: 0.98 },
      {
        path: '12/site-plan.png',
        kind: 'image',
        state: 'no-text',
        pages: 1,
        size: 920_000,
        reason: because('no-text-found', { kind: 'image' }),
      },
      {
        path: '31/Figures.zip',
        kind: 'zip',
        state: 'ready',
        size: 88_000,
        inside: [
          { path: 'q1.xlsx', kind: 'xlsx', state: 'ready', pages: 2, size: 31_000, quality: 0.99 },
          { path: 'q2.xlsx', kind: 'xlsx', state: 'waiting', size: 33_500 },
        ],
      },
    ],
  },
  {
    path: 'Archive/Tender documents.zip',
    kind: 'zip',
    state: 'partly-read',
    size: 52_000_000,
    reason: because('member-encrypted'),
    inside: [
      { path: 'Terms.docx', kind: 'docx', state: 'ready', size: 61_000, quality: 0.99 },
      { path: 'Prices (sealed).pdf', kind: 'pdf', state: 'locked', size: 220_000, reason: because('member-encrypted') },
      { path: '../../outside.txt', kind: 'text', state: 'unsupported', size: 120, reason: because('member-refused') },
    ],
  },
  { path: 'Finance/Costs 2026.xlsx', kind: 'xlsx', state: 'ready', pages: 5, size: 164_000, quality: 0.99 },
  { path: 'Finance/Bookings.csv', kind: 'csv', state: 'ready', size: 18_400_000, quality: 0.97 },
  { path: 'Slides/Kick-off.pptx', kind: 'pptx', state: 'ready', pages: 18, size: 6_400_000, quality: 0.96 },
  { path: 'Slides/Pitch.key', kind: 'keynote', state: 'ready', pages: 12, size: 9_100_000, quality: 0.88 },
  { path: 'Books/The Yellow Wallpaper.epub', kind: 'epub', state: 'ready', pages: 3, size: 310_000, quality: 0.99 },
  {
    path: 'Specifications/23501-i40.zip',
    kind: 'specification',
    state: 'ready',
    pages: 412,
    size: 5_700_000,
    title: 'TS 23.501 System architecture for the 5G System, release 18',
    quality: 0.97,
  },
  {
    path: 'Photos/Holidays.photoslibrary',
    kind: 'photoslibrary',
    state: 'unsupported',
    size: 0,
    reason: because('bundle-not-read'),
  },
  {
    path: 'Contracts/Signed copies',
    kind: '',
    state: 'unsupported',
    size: 0,
    reason: because('link-not-followed'),
  },
  {
    path: 'Cloud/Budget draft.xlsx',
    kind: 'xlsx',
    state: 'unsupported',
    size: 96_000,
    reason: because('cloud-only'),
  },
  {
    path: 'Scans/Москва договор.pdf',
    kind: 'pdf',
    state: 'ready',
    pages: 6,
    ocrPages: 6,
    size: 3_300_000,
    doubt: because('ocr-language-missing', { script: 'Cyrillic' }),
    quality: 0.42,
  },
  {
    path: 'Reports/Minutes (garbled text).pdf',
    kind: 'pdf',
    state: 'ready',
    pages: 9,
    ocrPages: 2,
    size: 770_000,
    doubt: because('text-replaced', { pages: '3, 4', count: 2 }),
    quality: 0.91,
  },
  { path: 'Notes/todo.txt', kind: 'text', state: 'waiting', size: 900 },
  { path: 'Notes/analysis.ipynb', kind: 'notebook', state: 'ready', size: 240_000, quality: 0.93 },
];

function folderOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A row and everything inside it, container first. */
function summariesOf(row: Row, id: string, age: number, parent: FileSummary | null): FileSummary[] {
  const { path, kind, state, pages, size } = row;
  const isOpen = state === 'ready' || state === 'readable' || state === 'partly-read';
  const own: FileSummary = {
    id,
    folderId: 'folder-1',
    documentId: isOpen ? documentFor(kind) : null,
    path: parent ? `${parent.path}/${path}` : path,
    name: folderOf(path),
    kind,
    state,
    reason: row.reason ?? null,
    doubt: row.doubt ?? null,
    size,
    modifiedAt: harnessNow - age * 9 * day,
    pages: pages ?? null,
    pagesRead: row.pagesRead ?? pages ?? 0,
    ocrPages: row.ocrPages ?? 0,
    characters: isOpen ? 40_000 : 0,
    title: row.title ?? null,
    parentId: parent?.id ?? null,
    memberPath: parent ? path : null,
    members: row.inside?.length ?? 0,
    quality: row.quality ?? null,
  };
  const inside = (row.inside ?? []).flatMap((each, index) => summariesOf(each, `${id}-${index}`, age, own));
  return [own, ...inside];
}

function documentFor(kind: string): string {
  if (kind === 'pdf') return 'document-pdf';
  if (kind === 'xlsx' || kind === 'csv') return 'document-sheet';
  if (kind === 'pptx' || kind === 'keynote') return 'document-slides';
  if (kind === 'mbox') return 'document-mail';
  if (kind === 'image') return 'document-picture';
  return 'document-text';
}

/** `count` files on disk with what is inside them: first every state there is, then invoices. */
export function fakeFiles(count: number): FileSummary[] {
  const files = rows.slice(0, count).flatMap((row, index) => summariesOf(row, `file-${index}`, index, null));
  for (let index = rows.length; index < count; index += 1) {
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
      parentId: null,
      memberPath: null,
      members: 0,
      quality: 0.9 + (index % 10) / 100,
    });
  }
  return files;
}

function countsOf(files: readonly FileSummary[]): Record<FileState, number> {
  const counts = { ...noCounts };
  for (const file of files) counts[file.state] += 1;
  return counts;
}

/** What a snapshot says of some files: those on disk, and what stands inside them, counted apart. */
function totalsOf(files: readonly FileSummary[]) {
  const onDisk = files.filter((file) => file.parentId === null);
  const inside = files.filter((file) => file.parentId !== null);
  return {
    files: onDisk.length,
    counts: countsOf(onDisk),
    members: inside.length,
    memberCounts: countsOf(inside),
  };
}

function folder(id: string, name: string, path: string, files: readonly FileSummary[]): FolderSummary {
  return {
    id,
    path,
    name,
    available: true,
    sample: false,
    addedAt: harnessNow,
    ...totalsOf(files.filter((file) => file.folderId === id)),
    unconfirmedDeletions: 0,
    keptDeletions: 0,
    closed: { count: 0, places: [] },
    watched: true,
    exclusions: [],
  };
}

export const fullSpeed: WorkPlan = { readers: 4, pictureWorkers: 2, paused: null, slowed: null, insisted: false };

/** The snapshot that belongs to these files; totals are computed, never invented. */
export function fakeStatus(files: readonly FileSummary[], changes: Partial<LibraryStatus> = {}): LibraryStatus {
  const totals = totalsOf(files);
  const { counts } = totals;
  const folders =
    files.length === 0
      ? []
      : [
          folder('folder-1', 'Documents', '/Users/maya/Documents', files),
          folder('folder-2', 'Clients', '/Volumes/Work/Clients', files),
        ].filter((each) => each.files > 0);
  const isWorking = counts.waiting + counts.reading > 0;
  return {
    libraryId: 'library',
    folders,
    ...totals,
    coverage,
    chunks: counts.ready * 12,
    vectors: counts.ready * 12,
    working: isWorking,
    current: files
      .filter((file) => file.state === 'reading')
      .map((file) => ({
        fileId: file.id,
        path: file.path,
        step: file.ocrPages > 0 ? ('recognising' as const) : ('reading' as const),
        unitsRead: file.pagesRead,
        units: file.pages,
      })),
    secondsLeft: isWorking ? 130 : null,
    plan: fullSpeed,
    filesPerMinute: isWorking ? 38.4 : null,
    pagesPerMinute: isWorking ? 211 : null,
    embedding: {
      done: counts.ready * 12,
      total: (counts.ready + counts.readable) * 12,
      answering: 'bundled',
      next: null,
    },
    problem: null,
    ...changes,
  };
}
