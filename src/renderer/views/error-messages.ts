/** Every failure as a sentence for a person and, where there is one, the next step. */

import type { AppErrorCode, ErrorValues } from '../../preload/contract/errors.ts';
import type { Reason } from '../../preload/contract/shapes.ts';
import { formatPercent } from '../format.ts';
import { plural } from '../languages/plural.ts';
import { t } from '../languages/translate.ts';
import { type ErrorMessage, type MessageMaker, numberOf, say, textOf, withDetail } from './message-makers.ts';
import { modelErrors } from './model-error-messages.ts';
import { noModel } from './no-model.ts';
import { pagesOf } from './pages-of.ts';
import { shareMessages } from './share-messages.ts';
import { textMessages } from './text-messages.ts';

/** A share from 0 to 1 as `62%`. */
const percentOf = (values: ErrorValues, name: string): string | null => {
  const share = numberOf(values, name);
  return share === null ? null : formatPercent(share);
};

const makers: Readonly<Record<AppErrorCode, MessageMaker>> = {
  ...shareMessages,
  ...modelErrors,
  ...textMessages,
  'token-wrong': say('The token is missing or not the one Docent has now.', 'Copy it in Settings, Other programs.'),
  'origin-refused': say('A web page tried to use the local API. It was refused.'),
  'rate-limited': say('Too many requests at once.', 'It is free again in a moment.'),
  'body-too-large': say('What was sent is larger than the local API takes.', 'Send it in parts.'),
  'body-unreadable': say('What was sent could not be read.', 'Send JSON, as the description of the API says.'),
  'setting-fixed': (values) => ({
    sentence: t('The setting “{setting}” is set outside the window.', { setting: textOf(values, 'setting') ?? '…' }),
    next: t('Change it in {source}, then start Docent again.', {
      source: textOf(values, 'source') ?? t('the configuration'),
    }),
  }),
  'port-taken': (values) => ({
    sentence:
      numberOf(values, 'port') === null
        ? t('Another program uses this port.')
        : t('Another program uses port {port}.', { port: numberOf(values, 'port') ?? '' }),
    next: t('Choose another port.'),
  }),
  'client-config-unreadable': say(
    'The settings of that program could not be read, so they were not changed.',
    'Add the printed lines to it by hand.',
  ),

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
  'file-unreadable': say('The file may not be read.', 'Check its permissions, then choose Read Again.'),
  'file-empty': say('The file is empty.'),
  'document-changed': say(
    'This file has changed since Docent read it.',
    'It is being read again; then ask or search again to see its new text.',
  ),
  'document-gone': say(
    'This file is no longer in the library.',
    'It was deleted or taken out since. What was quoted from it is kept with the answer.',
  ),
  'file-changed-while-reading': say(
    'The file was being changed while it was read.',
    'It is read again once it stays still.',
  ),
  'file-too-large': say('The file is larger than Docent can read safely.', 'Splitting it into parts helps.'),
  'format-unsupported': say('Docent cannot read this kind of file yet.'),
  'format-mismatch': say('The contents do not match the name’s ending.', 'Open it in its own app and save it again.'),
  'password-needed': say(
    'The file needs a password.',
    'Choose Unlock and type it; Docent forgets it unless you say so.',
  ),
  'wrong-password': say(
    'This password does not open the file.',
    'Check capital letters and the keyboard, then try again.',
  ),
  'link-not-followed': say(
    'This is a link to somewhere else. Links are listed, not followed.',
    'Add the folder it leads to, if you want its files here.',
  ),
  'cloud-only': say(
    'Its contents are in the cloud, not on this disk. Docent downloads nothing.',
    'Download it in the file browser; it is then read by itself.',
  ),
  'bundle-not-read': say('This is an app or a library of another app, kept as one item and not opened.'),
  'mailbox-archive': say(
    'Outlook mailbox archives (PST, OLM) cannot be read yet.',
    'Export the mail as EML or MBOX files from your mail program, and add those.',
  ),
  'member-encrypted': say(
    'This part of its archive is encrypted and could not be opened.',
    'Unlock the archive it is in, or unpack it yourself.',
  ),
  'member-refused': say(
    'Its name inside the archive points outside of it, so it was left alone.',
    'Unpack the archive with a tool you trust if you need this file.',
  ),
  'member-limit': (values) => {
    const limit = numberOf(values, 'limit') ?? numberOf(values, 'members');
    return {
      sentence:
        limit === null
          ? t('The archive holds more files than Docent lists from one archive.')
          : plural(
              limit,
              'The archive holds more files than the {n} file Docent lists from one.',
              'The archive holds more files than the {n} files Docent lists from one.',
            ),
      next: t('Unpack it into the folder, and every file is read.'),
    };
  },
  'archive-depth': say(
    'It is an archive inside an archive inside an archive, deeper than Docent goes.',
    'Unpack the outer ones into the folder.',
  ),
  'archive-budget': say(
    'The archives inside one another unpack to more than Docent reads of one file. What came before is searchable.',
    'Unpack the outer ones into the folder, and the rest is read.',
  ),
  'read-with-doubt': (values) => {
    const found = pagesOf(values);
    const sure = percentOf(values, 'confidence');
    const next = t('Check the original before you rely on it.');
    if (found === null) {
      const some = t('Some of it was hard to recognise; words there may be wrong.');
      const rated = t('Some of it was hard to recognise ({sure} sure); words there may be wrong.', {
        sure: sure ?? '',
      });
      return { sentence: sure === null ? some : rated, next };
    }
    const { pages, count } = found;
    const sentence =
      sure === null
        ? plural(
            count,
            'Page {pages} was hard to recognise; words there may be wrong.',
            'Pages {pages} were hard to recognise; words there may be wrong.',
            { pages },
          )
        : plural(
            count,
            'Page {pages} was hard to recognise ({sure} sure); words there may be wrong.',
            'Pages {pages} were hard to recognise ({sure} sure); words there may be wrong.',
            { pages, sure },
          );
    return { sentence, next };
  },
  'text-replaced': (values) => {
    const found = pagesOf(values);
    return {
      sentence:
        found === null
          ? t(
              'The text stored in the file does not match what can be seen, so the letters were recognised from the picture.',
            )
          : plural(
              found.count,
              'The text stored in page {pages} does not match what can be seen, so the letters were recognised from the picture.',
              'The text stored in pages {pages} does not match what can be seen, so the letters were recognised from the picture.',
              { pages: found.pages },
            ),
    };
  },
  'ocr-unavailable': say(
    'Pictures and scans cannot be read just now.',
    'Choose at least one language for them under Settings; then choose Read Again.',
  ),
  'ocr-language-missing': (values) => {
    const script = textOf(values, 'script') ?? textOf(values, 'language');
    return {
      sentence:
        script === null
          ? t('Docent has no data for the writing in this picture.')
          : t('Docent has no data for the {script} writing in this picture.', { script }),
      next: t('Add the language under Settings, and it is read again.'),
    };
  },
  'picture-too-large': say('The picture is larger than Docent can read safely.', 'A smaller copy of it can be read.'),
  'deletions-unconfirmed': (values) => {
    const count = numberOf(values, 'count') ?? numberOf(values, 'files');
    return {
      sentence:
        count === null
          ? t('Many files vanished at once.')
          : plural(count, '{n} file vanished at once.', '{n} files vanished at once.'),
      next: t('Say in the Library whether they are gone. Nothing is deleted until then.'),
    };
  },
  'deletion-kept': say(
    'Gone from the disk, and kept because you said so.',
    'It is what it was if it comes back. To let go of it, choose “Remove Kept Files” at its folder.',
  ),
  'secret-store-unavailable': say(
    'The password could not be put into the keychain, so it was not kept.',
    'The file itself is open; you may be asked again.',
  ),
  'list-not-saved': say('It could not be saved there.', 'Choose another folder, one you may write to.'),
  'file-damaged': say(
    'The file is damaged or cut short.',
    'If you have another copy, replace it and choose Read Again.',
  ),
  'file-cut-off': say(
    'The file is cut off, as an interrupted download is. What comes before the cut is searchable.',
    'Download or copy it again, and it is read whole.',
  ),
  'unit-failed': (values) => {
    const found = pagesOf(values);
    const failed = numberOf(values, 'failed') ?? numberOf(values, 'count');
    if (found !== null)
      return {
        sentence: plural(found.count, 'Page {pages} could not be read.', 'Pages {pages} could not be read.', {
          pages: found.pages,
        }),
        next: t('The rest of it is searchable.'),
      };
    if (failed !== null)
      return { sentence: plural(failed, '{n} page could not be read.', '{n} pages could not be read.') };
    return { sentence: t('Some pages could not be read.') };
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
  'table-query-invalid': say('The table could not be asked this.', 'Ask in other words, or ask the passages instead.'),
  'table-query-too-long': say('Computing over this table took too long.', 'Ask for less of it, or open the table.'),
  'table-query-too-large': say(
    'Computing over this table needs too much memory.',
    'Ask for less of it, or open the table.',
  ),
  'worker-crashed': say('Its reader stopped unexpectedly.', 'Docent tries once more by itself.'),
  'worker-timeout': say(
    'Reading it took too long and was stopped.',
    'Choose Read Again when the computer is less busy.',
  ),
  'worker-memory': say('Reading it needed too much memory and was stopped.'),
  quarantined: say('It stopped its reader twice, so it is set aside.', 'Choose Read Again after replacing the file.'),

  'query-too-long': say('This is too long to search for.', 'A sentence or a few words work best.'),
  'preset-too-long': say('This preset is too long.', 'Shorten it, so that the model keeps room for your files.'),
  'name-missing': say('It needs a name.', 'Type one and save again.'),
  'name-too-long': say('This name is too long.', 'A few words are enough.'),
  'name-taken': (values) => {
    const name = textOf(values, 'name');
    return {
      sentence: name === null ? t('There is one of this name already.') : t('There is “{name}” already.', { name }),
      next: t('Choose another name.'),
    };
  },
  'library-empty': say(
    'There is nothing to answer from yet.',
    'Add a folder, and ask as soon as its first file is read.',
  ),

  'questions-invalid': (values) => ({
    sentence: t('Line {line}: {detail}', {
      line: numberOf(values, 'line') ?? 1,
      detail: textOf(values, 'detail') ?? t('this is no list of questions.'),
    }),
    next: t('Put one question in each line, or choose a CSV file with a column of questions.'),
  }),
  'questions-too-many': (values) => ({
    sentence: plural(
      numberOf(values, 'count') ?? 0,
      'These are {n} question, more than one run takes.',
      'These are {n} questions, more than one run takes.',
    ),
    next: plural(
      numberOf(values, 'most') ?? 0,
      'Split the list into parts of at most {n} question.',
      'Split the list into parts of at most {n} questions.',
    ),
  }),
  'batch-crashed': say(
    'Docent ended more than once while it worked on this, so it was left out.',
    'Choose Try Again to give it another chance.',
  ),

  'model-none': noModel,
  'template-invalid': withDetail('This template cannot be used', 'Change what is marked and save it again.'),
  'template-built-in': say('This template came with Docent and stays as it is.', 'Make a copy and change that.'),
  'template-no-examples': say('Nothing in common was found in these files.', 'Choose a few files of one kind.'),
  'schema-invalid': withDetail('This is no JSON Schema that describes a table', 'Use an object with properties.'),
  'cell-invalid': withDetail('This does not fit the column', 'Write it as the column’s kind asks.'),
  'extraction-cut': say('This document is very long: only its likeliest parts were read.', 'Check what is empty.'),

  'conversations-locked': say(
    'Your conversations are locked.',
    'Try again with your login, or enter the recovery code under Settings, Privacy.',
  ),
  'update-unreachable': say('No word of newer versions could be had.', 'Docent tries again tomorrow.'),
  'update-refused': say('What was said of newer versions is not signed by us, or old.', 'It was thrown away.'),
  'no-window': say('Docent is not open.', 'Open it and try again.'),
  'app-locked': say('Docent is locked.', 'Unlock it in its window.'),
  'key-store-unavailable': say(
    'There is no keychain here that could keep the key, so nothing was encrypted.',
    'On a Mac, log in with your own account; on Linux, start a keyring such as GNOME Keyring.',
  ),
  'recovery-code-wrong': say(
    'This is not the recovery code of these conversations.',
    'Look for a mistyped letter. Small or capital, with or without dashes, makes no difference.',
  ),
  'passcode-wrong': say('This is not the passcode.', 'After several wrong ones, each try takes longer.'),
  'record-damaged': say(
    'A saved text changed on the disk: it may be wrong or missing.',
    'Docent puts it back at its next start where a daily backup holds it; otherwise a Time Machine backup may.',
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
