import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Coverage, FileSummary, FolderSummary, Message } from '../../../src/preload/contract/shapes.ts';
import { coverageText } from '../../../src/renderer/components/coverage-line.tsx';
import { HighlightedText } from '../../../src/renderer/components/highlighted-text.tsx';
import { statusLine } from '../../../src/renderer/components/status-bar.tsx';
import { AnswerBody } from '../../../src/renderer/views/chat/answer-body.tsx';
import { AssistantMessage } from '../../../src/renderer/views/chat/assistant-message.tsx';
import { MarkNote, markProblem } from '../../../src/renderer/views/document/mark-note.tsx';
import { DetailsBody } from '../../../src/renderer/views/library/details-body.tsx';
import { placeOf } from '../../../src/renderer/views/library/file-place.ts';
import { FileRow } from '../../../src/renderer/views/library/file-row.tsx';
import { FirstLaunch } from '../../../src/renderer/views/library/first-launch.tsx';
import { FolderRow } from '../../../src/renderer/views/library/folder-row.tsx';
import { folderSummaryText } from '../../../src/renderer/views/library/folder-summary-text.ts';
import { totalsText } from '../../../src/renderer/views/library/library-toolbar.tsx';
import { ReadingBar } from '../../../src/renderer/views/library/reading-bar.tsx';
import { StateChips } from '../../../src/renderer/views/library/state-chips.tsx';
import { fileStatus } from '../../../src/renderer/views/state-messages.ts';
import { stubBridge } from '../bridge-stub.ts';
import { fakeAnswer, message, notFoundAnswer } from '../harness/fake-answers.ts';
import { fakeDetails } from '../harness/fake-details.ts';
import { fakeFiles, fakeStatus } from '../harness/fake-library.ts';
import type { PdfPassage } from '../harness/pdf-passage.ts';

const passage: PdfPassage = {
  path: '/x.pdf',
  page: 18,
  pages: 30,
  width: 612,
  height: 792,
  quote: 'Our gross profit rate increased.',
  boxes: [[10, 10, 40, 20]],
};
beforeEach(() => void stubBridge({}));
afterEach(() => vi.unstubAllGlobals());

const body = (answer: Answer) => renderToStaticMarkup(<AnswerBody answer={answer} />);

describe('an answer', () => {
  it('shows chips for issued citations only; an id nobody issued leaves no trace', () => {
    const answer = fakeAnswer(passage);
    const html = body({ ...answer, parts: [{ text: 'A claim.', citations: [1, 99], supported: true }] });
    expect(html).toContain('data-id="1"');
    expect(html).not.toContain('99');
  });

  it('greys what no passage supports and says so', () => {
    const html = body(fakeAnswer(passage));
    expect(html).toMatch(/data-testid="unsupported"[^>]*> It is expected to double next year\./);
    expect(html).toContain('not found in your files');
  });

  it('says how a question that leans on an earlier one was understood', () => {
    const searched = 'What was the revenue of Acme in 2023?';
    expect(body({ ...fakeAnswer(passage), searched })).toContain(`Understood as: ${searched}`);
    expect(body(fakeAnswer(passage))).not.toContain('Understood as');
  });

  it('says that nothing a model wrote was found, and which years no source mentions', () => {
    const html = body({ ...fakeAnswer(passage), quotedInstead: true, untoldYears: ['2041', '2042'] });
    expect(html).toMatch(/Nothing the model wrote was found in your files\..*data-testid="unsupported"/s);
    expect(html).toContain('None of these passages mentions 2041 or 2042.');
    expect(body(fakeAnswer(passage))).not.toMatch(/quoted-instead|untold-years/);
  });

  it('says what it is based on', () => {
    expect(body(fakeAnswer(passage))).toContain('Searched 37 of 212 files so far');
  });

  it('offers the closest passages when nothing was found, and no claim', () => {
    const html = body(notFoundAnswer(passage));
    expect(html).toContain('data-testid="answer-not-found"');
    expect(html).toContain('I did not find this in your files.');
    expect(html.match(/data-testid="search-hit"/g)).toHaveLength(2);
    expect(html).not.toContain('citation-chip');
  });

  it('marks a quote that does not stand in the file', () => {
    const answer = fakeAnswer(passage);
    const citations = answer.citations.map((citation) => ({ ...citation, verified: false }));
    expect(body({ ...answer, citations })).toContain('is-unverified');
  });
});

describe('a message', () => {
  const show = (changes: Partial<Message>, text = '') =>
    renderToStaticMarkup(
      <AssistantMessage
        message={message({ id: 'm', role: 'assistant', ...changes })}
        text={text}
        stage={null}
        question={null}
      />,
    );

  it.each([
    ['stopped', 'Stopped here'],
    ['interrupted', 'Interrupted'],
    ['failed', 'could not be finished'],
    ['streaming', 'Searching your files'],
  ] as const)('says that it is %s', (state, words) => {
    expect(show({ state })).toContain(words);
  });

  it('keeps what was written before it was stopped', () => {
    expect(show({ state: 'stopped' }, 'Half a sentence')).toContain('Half a sentence');
  });

  it('names the reason of a failure and the next step', () => {
    const html = show({ state: 'failed', error: { code: 'model-missing', values: {} } });
    expect(html).toContain('The model’s file is no longer there.');
    expect(html).toContain('Choose the file again');
  });
});

describe('the library', () => {
  const files = fakeFiles(30);
  const status = fakeStatus(files);
  const row = (file: FileSummary, current: (typeof status.current)[number] | null = null) =>
    renderToStaticMarkup(
      <FileRow
        file={file}
        row={0}
        depth={file.parentId === null ? 0 : 1}
        canOpen={file.members > 0}
        isOpen={false}
        isSelected={false}
        folders={status.folders}
        current={current}
      />,
    );

  it.each(files.map((file) => [file.state, file.name, file] as const))(
    'shows a file that is %s with word and sentence: %s',
    (state, _name, file) => {
      const html = row(file);
      expect(html).toContain(`data-state="${state}"`);
      expect(html).toContain(fileStatus(file, null).word);
    },
  );

  it('never shows “ready” words for a file that is not', () => {
    for (const file of files.filter((each) => each.state !== 'ready' || each.doubt !== null)) {
      expect(row(file)).not.toContain('tone-good');
    }
  });

  it('shows the page that is being recognised', () => {
    const file = files.find((each) => each.name === 'Handover protocol.tiff') as FileSummary;
    const current = status.current.find((each) => each.fileId === file.id) ?? null;
    expect(row(file, current)).toContain('OCR page 12 of 40');
  });

  it('offers to unlock what is locked and to read again what failed', () => {
    const named = (state: string) => files.find((file) => file.state === state) as FileSummary;
    expect(row(named('locked'))).toContain('data-testid="unlock-file"');
    expect(row(named('failed'))).toContain('data-testid="retry-file"');
    expect(row(named('ready'))).not.toMatch(/unlock-file|retry-file/);
  });

  it('has totals that are those of the snapshot, by state as in all', () => {
    expect(totalsText(status)).toBe('30 files in 1 folder, plus 8 attachments and archive members');
    const html = renderToStaticMarkup(<StateChips status={status} />);
    const chips = [...html.matchAll(/data-testid="chip-([a-z-]+)" data-files="(\d+)" data-members="(\d+)"/g)];
    const [all, ...states] = chips.map(([, , inFiles, inMembers]) => [Number(inFiles), Number(inMembers)] as const);
    expect(all).toEqual([status.files, status.members]);
    const sum = (index: 0 | 1) => states.reduce((total, each) => total + each[index], 0);
    expect([sum(0), sum(1)]).toEqual([status.files, status.members]);
    expect(states.length).toBe(new Set(files.map((file) => file.state)).size);
  });

  it('says what goes on, how fast, how long, and offers the button for it', () => {
    const html = renderToStaticMarkup(<ReadingBar status={status} />);
    for (const words of ['Reading with 4 processes', '38 files/min', 'about 2 min left', 'OCR page 12 of 40']) {
      expect(html).toContain(words);
    }
    expect(html).toContain('data-testid="reading-pause"');
    const paused = { ...status, plan: { ...status.plan, paused: 'battery' as const } };
    expect(renderToStaticMarkup(<ReadingBar status={paused} />)).toContain('data-testid="reading-now"');
    expect(renderToStaticMarkup(<ReadingBar status={fakeStatus([])} />)).toBe('');
  });

  it('tells of a folder that is away, not watched, or has lost many files at once', () => {
    const [folder] = status.folders as [FolderSummary];
    const show = (changes: Partial<FolderSummary>) =>
      renderToStaticMarkup(<FolderRow folder={{ ...folder, ...changes }} selected onSelect={() => undefined} />);
    expect(show({ available: false })).toContain('Disk not connected. Nothing is deleted.');
    expect(show({ watched: false })).toContain('This disk does not report changes; Docent looks every');
    const vanished = show({ unconfirmedDeletions: 412 });
    expect(vanished).toContain('412 files have vanished at once');
    expect(vanished).toMatch(/They Are Gone.*Keep Them/s);
    expect(show({})).not.toContain('vanished');
    const shut = show({ closed: { count: 3, places: ['Taxes', 'Old/Private'] } });
    expect(shut).toContain('3 places in it can’t be read: Taxes, Old/Private and 1 more.');
    // The bug: a folder with places nobody could look into said that all was ready.
    expect(shut).toContain('3 places can’t be read');
    expect(shut).not.toContain('all ready');
    expect(show({})).not.toContain('closed-places');
    const kept = show({ keptDeletions: 12 });
    expect(kept).toContain('12 files are gone from the disk, kept here');
    expect(kept).toMatch(/data-testid="show-kept".*data-testid="remove-kept"/s);
    expect(show({})).not.toContain('kept-files');
    const withKept = { ...status, folders: [{ ...folder, keptDeletions: 12 }] };
    expect(renderToStaticMarkup(<StateChips status={withKept} />)).toMatch(/data-testid="chip-kept" data-files="12"/);
    expect(renderToStaticMarkup(<StateChips status={status} />)).not.toContain('chip-kept');
  });

  it('shows everything known of a file, with where each field was read', () => {
    const file = files.find((each) => each.name === 'Insurance policy 2019.pdf') as FileSummary;
    const html = renderToStaticMarkup(<DetailsBody details={fakeDetails(file)} members={[]} />);
    for (const words of ['Pages 7, 12, 31 could not be read.', '39 pages by OCR, 90% sure', 'pdf:Info.Author']) {
      expect(html).toContain(words);
    }
    expect(html).toContain('English, German');
    expect(html.match(/data-testid="detail-page"/g)).toHaveLength(4);
    expect(html).toContain('data-testid="detail-exclude"');
  });

  it('says where a file stands from its folder on, not from the root of the disk', () => {
    const { folders } = status;
    const [file] = files;
    expect(file && placeOf({ ...file, path: '/Users/maya/Documents/Contracts/lease.pdf' }, folders)).toBe(
      'Documents/Contracts',
    );
    expect(file && placeOf({ ...file, path: '/Users/maya/Documents/lease.pdf' }, folders)).toBe('Documents');
    expect(file && placeOf({ ...file, path: 'Contracts/lease.pdf' }, [])).toBe('Contracts');
    expect(file && placeOf({ ...file, path: '/Users/maya/Documents/Old.zip!/2019/lease.pdf' }, folders)).toBe(
      'Documents/Old.zip/2019',
    );
  });

  it('accounts for every file of a folder', () => {
    const [folder] = status.folders;
    expect(folder && folderSummaryText(folder)).toBe(
      '14 of 30 files ready · 1 failed · 1 set aside · 1 needs a password · 2 partly read · 1 unavailable · 4 not supported · 1 without text · plus 8 inside archives and mails',
    );
  });

  it('says how far the reading is', () => {
    expect(statusLine(status)).toBe('Reading 27 of 30 · about 2 min left');
    const paused = { ...status, plan: { ...status.plan, paused: 'person' as const } };
    expect(statusLine(paused)).toBe('Paused by you.');
  });

  it('offers one big button, samples and the promise at first launch', () => {
    const html = renderToStaticMarkup(<FirstLaunch />);
    for (const id of ['first-launch', 'choose-folder', 'try-samples']) expect(html).toContain(`data-testid="${id}"`);
    expect(html).toContain('Nothing leaves this Mac');
    expect(html.match(/is-primary/g)).toHaveLength(1);
  });
});

describe('small words', () => {
  it('tells coverage apart', () => {
    expect(coverageText({ readable: 5, notReady: 0, total: 5 }, false)).toBe('Searched all 5 files');
    expect(coverageText({ readable: 1, notReady: 0, total: 1 }, true)).toBe('Searched your 1 file');
    expect(coverageText({ readable: 5, notReady: 2, total: 9 }, true)).toBe(
      'Searched 5 of 9 files so far, 2 of them by words only',
    );
    expect(coverageText({ readable: 5, notReady: 0, total: 9 }, false)).toBe('Searched 5 of 9 files');
  });

  it('tells when more can be searched than was seen', () => {
    const seen = { readable: 5, notReady: 2, total: 9 };
    const text = (now: Coverage) => coverageText(seen, true, now);
    expect(text(seen)).toBe('Searched 5 of 9 files so far, 2 of them by words only');
    const before = 'Searched 5 of 9 files, 2 of them by words only · ';
    expect(text({ ...seen, readable: 7 })).toBe(`${before}7 of 9 can be searched now, 2 of them by words only`);
    expect(text({ readable: 9, notReady: 0, total: 9 })).toBe(`${before}all 9 can be searched now, also by meaning`);
  });

  it('highlights overlapping and stray spans without losing or doubling a letter', () => {
    const html = renderToStaticMarkup(
      <HighlightedText
        text="gross profit"
        highlights={[
          { start: 6, end: 99 },
          { start: 0, end: 5 },
          { start: 3, end: 8 },
        ]}
      />,
    );
    expect(html.replace(/<\/?mark>/g, '')).toBe('gross profit');
    expect(html).toContain('<mark>gross</mark>');
  });

  it('admits when a page has no mark', () => {
    const target = { start: 0, end: 1, quote: 'q', verified: true, locator: null, request: 1 };
    expect(markProblem(target, 'pdf')).toMatch(/nothing is marked/);
    expect(markProblem({ ...target, locator: { type: 'page', page: 2, places: [] } }, 'pdf')).toMatch(
      /nothing is marked/,
    );
    const drawn = { type: 'page', page: 2, places: [{ page: 2, width: 1, height: 1, boxes: [[0, 0, 1, 1]] }] } as const;
    expect(markProblem({ ...target, locator: drawn }, 'pdf')).toBeNull();
    expect(markProblem({ ...target, locator: drawn, verified: false }, 'pdf')).toMatch(/do not stand/);
    expect(markProblem(target, 'markdown')).toBeNull();
    // The words stay in view, so that a person can look for them.
    const quoted = { ...target, quote: 'Rent is due on the third.' };
    expect(renderToStaticMarkup(<MarkNote target={quoted} kind="pdf" />)).toContain('Rent is due on the third.');
  });
});
