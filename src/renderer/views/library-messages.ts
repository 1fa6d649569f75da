/** Every state and every failure as a word, a sentence for a person and, where there is one, the next step. */
import type { AppErrorCode, ErrorValues } from '../../preload/contract/errors.ts';
import type { FileState, Reason } from '../../preload/contract/shapes.ts';

/** How a state looks: calm while things go well, noticeable only when a person can or should do something. */
export type Tone = 'waiting' | 'working' | 'good' | 'note' | 'problem';

export type StateMessage = { readonly word: string; readonly sentence: string; readonly tone: Tone };

export const stateMessages: Readonly<Record<FileState, StateMessage>> = {
  waiting: { word: 'Waiting', sentence: 'Found, and waiting for its turn.', tone: 'waiting' },
  reading: { word: 'Reading', sentence: 'Being read now.', tone: 'working' },
  readable: {
    word: 'Searchable',
    sentence: 'Its words can be searched; search by meaning follows shortly.',
    tone: 'working',
  },
  ready: { word: 'Ready', sentence: 'Read completely. Search and answers use it.', tone: 'good' },
  'no-text': { word: 'No text', sentence: 'Read completely; there is no text in it.', tone: 'note' },
  'partly-read': {
    word: 'Partly read',
    sentence: 'Some of it could not be read; the rest is searchable.',
    tone: 'note',
  },
  locked: { word: 'Locked', sentence: 'It needs a password before it can be read.', tone: 'note' },
  unsupported: { word: 'Not supported', sentence: 'Docent cannot read this kind of file yet.', tone: 'note' },
  unavailable: {
    word: 'Unavailable',
    sentence: 'The disk or the permission is gone for now. Nothing was deleted from the library.',
    tone: 'note',
  },
  quarantined: {
    word: 'Set aside',
    sentence: 'It stopped its reader twice, so it is left alone. Everything else goes on.',
    tone: 'problem',
  },
  failed: { word: 'Failed', sentence: 'It could not be read.', tone: 'problem' },
};

export type ErrorMessage = { readonly sentence: string; readonly next?: string };
type MessageMaker = (values: ErrorValues) => ErrorMessage;

const say =
  (sentence: string, next?: string): MessageMaker =>
  () =>
    next ? { sentence, next } : { sentence };

const numberOf = (values: ErrorValues, name: string): number | null => {
  const value = values[name];
  return typeof value === 'number' ? value : null;
};

const makers: Readonly<Record<AppErrorCode, MessageMaker>> = {
  'bad-request': say('Docent did not understand that request.', 'Try again; if it repeats, restart Docent.'),
  'not-found': say('That is no longer there.', 'It may have been removed a moment ago.'),
  cancelled: say('Stopped.'),
  internal: say('Something went wrong inside Docent.', 'Try again; your files are untouched.'),
  'engine-unavailable': say('The library is restarting.', 'It will be back in a moment; nothing is lost.'),
  busy: say('Docent is busy with something else.', 'Try again in a moment.'),

  'folder-missing': say(
    'This folder is not there.',
    'It may have been moved, renamed, or be on a disk that is not connected.',
  ),
  'folder-not-a-folder': say('This is a file. Docent watches folders.', 'Add the folder the file is in.'),
  'folder-inside-another': say('This folder is inside one you already added.', 'Its files are already in the library.'),
  'folder-contains-another': say(
    'This folder contains one you already added.',
    'Remove the inner folder first, then add this one.',
  ),
  'folder-refused': say(
    'This folder is too broad, or belongs to the system.',
    'Choose a folder with your own documents, such as one inside Documents.',
  ),
  'file-missing': say(
    'The file is no longer where it was.',
    'If it was moved within a folder you added, it is found again by itself.',
  ),
  'file-unreadable': say('The file may not be read.', 'Check its permissions, then choose Try Again.'),
  'file-empty': say('The file is empty.'),
  'document-changed': say(
    'This file has changed since Docent read it.',
    'It is being read again; then ask or search again to see its new text.',
  ),
  'file-changed-while-reading': say(
    'The file was being changed while it was read.',
    'It is read again once it stays still.',
  ),
  'file-too-large': say('The file is larger than Docent can read safely.', 'Splitting it into parts helps.'),
  'format-unsupported': say('Docent cannot read this kind of file yet.'),
  'format-mismatch': say('The contents do not match the name’s ending.', 'Open it in its own app and save it again.'),
  'password-needed': say('The file needs a password.', 'Save a copy without the password, and it is read by itself.'),
  'file-damaged': say(
    'The file is damaged or cut short.',
    'If you have another copy, replace it and choose Try Again.',
  ),
  'no-text-found': say('No text was found in it.', 'It may be a photograph or a scan.'),
  'unit-failed': (values) => {
    const failed = numberOf(values, 'failed') ?? numberOf(values, 'count');
    const page = numberOf(values, 'page') ?? numberOf(values, 'number');
    if (failed !== null) return { sentence: `${failed} ${failed === 1 ? 'page' : 'pages'} could not be read.` };
    if (page !== null) return { sentence: `Page ${page} could not be read.` };
    return { sentence: 'Some pages could not be read.' };
  },
  'hidden-text': say(
    'It holds text that cannot be seen on the page.',
    'Such text can be planted to mislead; check the original.',
  ),
  'text-unmapped': say('Some of its letters cannot be read as text.', 'Search may miss words in it.'),
  'text-limit': say('It holds more text than Docent keeps for one file.', 'The first part is searchable.'),
  'expansion-limit': say(
    'It unpacks to far more than its size, as a decompression bomb does.',
    'What came before is kept.',
  ),
  'worker-crashed': say('Its reader stopped unexpectedly.', 'Docent tries once more by itself.'),
  'worker-timeout': say(
    'Reading it took too long and was stopped.',
    'Choose Try Again when the computer is less busy.',
  ),
  'worker-memory': say('Reading it needed too much memory and was stopped.'),
  quarantined: say('It stopped its reader twice, so it is set aside.', 'Choose Try Again after replacing the file.'),

  'query-empty': say('There is no word to search for.', 'Type at least one letter or number.'),
  'query-too-long': say('This is too long to search for.', 'A sentence or a few words work best.'),
  'library-empty': say(
    'There is nothing to answer from yet.',
    'Add a folder, and ask as soon as its first file is read.',
  ),

  'model-none': say('No chat model is chosen yet.', 'Add a GGUF file under Settings, or use Quote.'),
  'model-missing': say('The model’s file is no longer there.', 'Choose the file again, or use Quote.'),
  'model-invalid': say('This file is not a model Docent can use.', 'Choose a GGUF file.'),
  'model-unsupported': say('This kind of model is not supported.', 'Choose a GGUF chat model.'),
  'model-failed': say('The model could not be loaded.', 'A smaller model may fit; Quote works without one.'),
  'model-host-down': say(
    'The model stopped and does not start again.',
    'Restart Docent; search and Quote keep working.',
  ),
  'context-too-small': say(
    'The model cannot take in enough text for this question.',
    'A model with a longer context helps, or use Quote.',
  ),

  'disk-full': say('The disk is full.', 'Free some space; Docent then goes on by itself.'),
  'library-locked': say('Another Docent has this library open.', 'Close the other one, then try again.'),
  'library-damaged': say(
    'The index is damaged.',
    'It can be rebuilt from your files; conversations are kept separately.',
  ),
  'schema-newer': say('This library was made by a newer Docent.', 'Update Docent to open it. Nothing was changed.'),
  'storage-failed': say('The library could not be written.', 'Check that the disk has space and may be written to.'),
};

/** The sentence, and next step if there is one, for a failure. */
export function errorMessage(reason: Reason): ErrorMessage {
  return makers[reason.code](reason.values);
}

/** Sentence and next step as one line. */
export function errorLine(reason: Reason): string {
  const { sentence, next } = errorMessage(reason);
  return next ? `${sentence} ${next}` : sentence;
}

/** All codes that have a sentence, for the test that none is missing. */
export const errorCodesWithMessages = Object.keys(makers);
