import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Message } from '../../../src/preload/contract/shapes.ts';
import { coverageText } from '../../../src/renderer/components/coverage-line.tsx';
import { HighlightedText } from '../../../src/renderer/components/highlighted-text.tsx';
import { statusLine } from '../../../src/renderer/components/status-bar.tsx';
import { AnswerBody } from '../../../src/renderer/views/chat/answer-body.tsx';
import { AssistantMessage } from '../../../src/renderer/views/chat/assistant-message.tsx';
import { markProblem } from '../../../src/renderer/views/document/mark-note.tsx';
import { FileRow, placeOf } from '../../../src/renderer/views/library/file-row.tsx';
import { FirstLaunch } from '../../../src/renderer/views/library/first-launch.tsx';
import { folderSummaryText } from '../../../src/renderer/views/library/folder-summary-text.ts';
import { stateMessages } from '../../../src/renderer/views/library-messages.ts';
import { stubBridge } from '../bridge-stub.ts';
import { fakeAnswer, message, notFoundAnswer } from '../harness/fake-answers.ts';
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

  it('says what it is based on', () => {
    expect(body(fakeAnswer(passage))).toContain('Based on 37 of 212 files so far');
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
      <AssistantMessage message={message({ id: 'm', role: 'assistant', ...changes })} text={text} stage={null} />,
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
  const files = fakeFiles(13);

  it.each(files.map((file) => [file.state, file] as const))(
    'shows a file that is %s with word and sentence',
    (state, file) => {
      const html = renderToStaticMarkup(
        <FileRow file={file} index={0} selected={false} onSelect={() => undefined} onOpen={() => undefined} />,
      );
      expect(html).toContain(`data-state="${state}"`);
      expect(html).toContain(stateMessages[state].word);
    },
  );

  it('never shows “ready” words for a file that is not', () => {
    for (const file of files.filter((each) => each.state !== 'ready')) {
      const html = renderToStaticMarkup(
        <FileRow file={file} index={0} selected={false} onSelect={() => undefined} onOpen={() => undefined} />,
      );
      expect(html).not.toContain('tone-good');
    }
  });

  it('says where a file stands from its folder on, not from the root of the disk', () => {
    const { folders } = fakeStatus(files);
    const [file] = files;
    expect(file && placeOf({ ...file, path: '/Users/maya/Documents/Contracts/lease.pdf' }, folders)).toBe(
      'Documents/Contracts',
    );
    expect(file && placeOf({ ...file, path: '/Users/maya/Documents/lease.pdf' }, folders)).toBe('Documents');
    expect(file && placeOf({ ...file, path: 'Contracts/lease.pdf' }, [])).toBe('Contracts');
  });

  it('accounts for every file of a folder', () => {
    const [folder] = fakeStatus(files).folders;
    expect(folder && folderSummaryText(folder)).toBe(
      '3 of 13 files ready · 1 failed · 1 set aside · 1 locked · 1 partly read · 1 unavailable · 1 not supported · 1 no text',
    );
  });

  it('says how far the reading is', () => {
    expect(statusLine(fakeStatus(files))).toBe('Reading 12 of 13 · about 2 min left');
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
    expect(coverageText({ readable: 5, notReady: 0, total: 5 }, 'searched', false)).toBe('Searched all 5 files');
    expect(coverageText({ readable: 1, notReady: 0, total: 1 }, 'based on', true)).toBe('Based on your 1 file');
    expect(coverageText({ readable: 5, notReady: 2, total: 9 }, 'searched', true)).toBe(
      'Searched 5 of 9 files so far, 2 of them by words only',
    );
    expect(coverageText({ readable: 5, notReady: 0, total: 9 }, 'based on', false)).toBe('Based on 5 of 9 files');
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
  });
});
