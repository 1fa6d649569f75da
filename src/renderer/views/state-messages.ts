/** Every state of a file as icon, word and sentence, and how far its reading is. */

import type { AppErrorCode } from '../../preload/contract/errors.ts';
import type { FileState, FileSummary, LibraryStatus } from '../../preload/contract/shapes.ts';
import type { IconName } from '../components/icon.tsx';
import { formatCount } from '../format.ts';
import { t } from '../languages/translate.ts';
import { kindWords } from './kinds.ts';
import { partOf, partsOfAll } from './part-words.ts';

/** How a state looks: calm while things go well, noticeable only when a person can or should do something. */
export type Tone = 'waiting' | 'working' | 'good' | 'note' | 'problem';

export type StateMessage = {
  readonly icon: IconName;
  readonly word: string;
  readonly sentence: string;
  readonly tone: Tone;
};

export const stateMessages = (): Readonly<Record<FileState, StateMessage>> => ({
  waiting: { icon: 'clock', word: t('Waiting'), sentence: t('Found, and waiting for its turn.'), tone: 'waiting' },
  reading: { icon: 'clock', word: t('Reading'), sentence: t('Being read now.'), tone: 'working' },
  readable: {
    icon: 'half',
    word: t('Searchable'),
    sentence: t('Its words can be searched; search by meaning follows shortly.'),
    tone: 'working',
  },
  ready: {
    icon: 'checkCircle',
    word: t('Ready'),
    sentence: t('Read completely. Search and answers use it.'),
    tone: 'good',
  },
  'no-text': {
    icon: 'minusCircle',
    word: t('No text'),
    sentence: t('Read completely; there is no text in it.'),
    tone: 'waiting',
  },
  'partly-read': {
    icon: 'half',
    word: t('Partly read'),
    sentence: t('Some of it could not be read; the rest is searchable.'),
    tone: 'note',
  },
  locked: {
    icon: 'lock',
    word: t('Needs password'),
    sentence: t('It needs a password before it can be read.'),
    tone: 'note',
  },
  unsupported: {
    icon: 'question',
    word: t('Not supported'),
    sentence: t('Docent cannot read this kind of file yet.'),
    tone: 'waiting',
  },
  unavailable: {
    icon: 'cloudOff',
    word: t('Unavailable'),
    sentence: t('The disk or the permission is gone for now. Nothing was deleted from the library.'),
    tone: 'note',
  },
  quarantined: {
    icon: 'warning',
    word: t('Set aside'),
    sentence: t('It stopped its reader twice, so it is left alone. Everything else goes on.'),
    tone: 'problem',
  },
  failed: { icon: 'warning', word: t('Failed'), sentence: t('It could not be read.'), tone: 'problem' },
});

/** All states, in the order in which they are offered as filters: what goes on first, then what wants an eye. */
export const stateOrder = Object.keys(stateMessages()) as FileState[];

/** What is listed but not read on purpose has a truer word than its state. */
const wordByReason = (): Partial<Record<AppErrorCode, { readonly word: string; readonly icon: IconName }>> => ({
  'link-not-followed': { word: t('Link'), icon: 'link' },
  'cloud-only': { word: t('In the cloud'), icon: 'cloudOff' },
  'bundle-not-read': { word: t('One item'), icon: 'minusCircle' },
  'file-empty': { word: t('Empty'), icon: 'minusCircle' },
  'member-refused': { word: t('Left alone'), icon: 'shield' },
});

export type CurrentReading = LibraryStatus['current'][number];

export type FileStatus = {
  readonly icon: IconName;
  /** A ring turns instead of the icon. */
  readonly busy: boolean;
  readonly word: string;
  /** How far it is, or how much of it was read; null when the word says it all. */
  readonly detail: string | null;
  readonly tone: Tone;
};

/** `page 12 of 40`: the one that is being read, as a person counts. */
export function partText(kind: string, read: number, all: number | null): string | null {
  if (all === null || all <= 1) return null;
  return partOf(kindWords(kind).part, formatCount(Math.min(read + 1, all)), formatCount(all));
}

/** What a row says about its file; `current` is its entry in the snapshot while it is being read. */
export function fileStatus(file: FileSummary, current: CurrentReading | null): FileStatus {
  const message = stateMessages()[file.state];
  const plain = { icon: message.icon, busy: false, word: message.word, detail: null, tone: message.tone };
  if (file.state === 'reading') {
    const part = partText(file.kind, current?.unitsRead ?? file.pagesRead, current?.units ?? file.pages);
    if (current?.step !== 'recognising') return { ...plain, busy: true, detail: part };
    return { ...plain, busy: true, word: t('Recognising'), detail: part === null ? 'OCR' : t('OCR {part}', { part }) };
  }
  if (file.state === 'partly-read' && file.pages !== null && file.pages > 1) {
    const { part } = kindWords(file.kind);
    return { ...plain, detail: partsOfAll(part, formatCount(file.pagesRead), file.pages) };
  }
  const special = file.reason ? wordByReason()[file.reason.code] : undefined;
  if (special) return { ...plain, ...special };
  if (file.doubt?.code === 'no-rows' && file.state === 'ready') return { ...plain, detail: t('no rows') };
  if (file.doubt && (file.state === 'ready' || file.state === 'readable')) {
    return { ...plain, icon: 'checkDoubt', detail: t('with doubt'), tone: 'note' };
  }
  return plain;
}
