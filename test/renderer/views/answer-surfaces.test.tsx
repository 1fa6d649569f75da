/** What stands under and beside answers: what was computed, sources of rows, and answers there was nothing to read for. */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Citation, TableWay } from '../../../src/preload/contract/shapes.ts';
import { AnswerBody } from '../../../src/renderer/views/chat/answer-body.tsx';
import { CitationChips } from '../../../src/renderer/views/chat/citation-chips.tsx';
import { computedText } from '../../../src/renderer/views/chat/computed-text.ts';
import { wantedName } from '../../../src/renderer/views/chat/scope-completion.tsx';
import { errorMessage } from '../../../src/renderer/views/error-messages.ts';
import { noModel } from '../../../src/renderer/views/no-model.ts';
import { passcodeHint } from '../../../src/renderer/views/privacy/passcode-dialog.tsx';
import { QuestionRow } from '../../../src/renderer/views/questions/question-row.tsx';
import { stubBridge } from '../bridge-stub.ts';
import { fakeAnswer, notFoundAnswer } from '../harness/fake-answers.ts';
import type { PdfPassage } from '../harness/pdf-passage.ts';

const passage: PdfPassage = {
  ...{ path: '/x.pdf', page: 18, pages: 30, width: 612, height: 792, quote: 'Our gross profit rate increased.' },
  boxes: [[10, 10, 40, 20]],
};
const way: TableWay = {
  ...{ kind: 'table', fileId: 'f', documentId: 'd', file: 'budget.xlsx', sheet: 'Q1', writtenBy: null },
  ...{ query: 'SELECT sum("Total #") FROM data', picked: { kind: 'sum', column: 'Total' } },
  ...{ values: ['1,290'], rows: 12, ofRows: 14, complete: true },
} as const;

beforeEach(() => void stubBridge({}));
afterEach(() => vi.unstubAllGlobals());
const body = (answer: Answer) => renderToStaticMarkup(<AnswerBody answer={answer} />);
const cells = (count: number): Citation[] =>
  Array.from({ length: count }, (_, at) => ({ ...(fakeAnswer(passage).citations[0] as Citation), id: at + 1 }));

describe('a computed answer', () => {
  it.each([
    [{ kind: 'sum', column: 'Total' }, 'Added up 12 cells of column Total in budget.xlsx, Q1'],
    [{ kind: 'count', column: null }, 'Counted 12 of 14 rows of budget.xlsx, Q1'],
    [{ kind: 'count', column: 'City' }, 'Counted the different values in 12 cells of column City in budget.xlsx, Q1'],
    [{ kind: 'cells', column: 'Due' }, 'Looked up column Due in 12 of 14 rows of budget.xlsx, Q1'],
    [undefined, 'Computed from 12 of 14 rows of budget.xlsx, Q1'],
  ] as const)('says in a sentence what was done: %j', (picked, text) => {
    const { picked: _, ...rest } = way;
    expect(computedText(picked ? { ...rest, picked } : rest)).toBe(text);
  });

  it('shows a sentence first; the statement and the cells are inside what opens', () => {
    const html = body({ ...fakeAnswer(passage), citations: cells(6), way });
    const [summary = '', inside = ''] = html.split('</summary>');
    expect(summary).toContain('Added up 12 cells of column Total');
    expect(summary).not.toContain('SELECT');
    expect(inside).toContain('SELECT');
    expect(inside).toContain('data-testid="computed-cells"');
    expect(html).not.toMatch(/<details[^>]* open/);
  });
});

describe('chips behind a claim', () => {
  it('are three and how many more there are', () => {
    const html = renderToStaticMarkup(<CitationChips citations={cells(12)} />);
    expect(html.match(/data-testid="citation-chip"/g)).toHaveLength(3);
    expect(html).toContain('+9');
  });
  it('are all there when one more would be counted', () => {
    const html = renderToStaticMarkup(<CitationChips citations={cells(4)} />);
    expect(html.match(/data-testid="citation-chip"/g)).toHaveLength(4);
    expect(html).not.toContain('more-citations');
  });
});

describe('an answer there was nothing to read for', () => {
  const nothing = { readable: 0, total: 0, notReady: 0 };
  it('offers to add a folder when the library is empty', () => {
    const html = body({ ...notFoundAnswer(passage), closest: [], coverage: nothing });
    expect(html).toContain('no-files-add');
    expect(html).not.toContain('I did not find this');
  });
  it('says so when files are there and none is read yet', () => {
    const html = body({ ...notFoundAnswer(passage), closest: [], coverage: { ...nothing, total: 3 } });
    expect(html).toContain('None of these files could be read yet.');
    expect(html).not.toContain('no-files-add');
  });
});

describe('a row of a list of questions', () => {
  const item = {
    ...({ ordinal: 1, state: 'done', title: 'Total?', path: null, fileId: null, attempts: 1, reason: null } as const),
    ...{ found: true, text: '1,290' },
  };
  it('says what was computed', () => {
    expect(renderToStaticMarkup(<QuestionRow item={{ ...item, citations: cells(2), way }} />)).toContain(
      'Added up 12 cells',
    );
  });
  it('names its files', () => {
    const noted = { ...item, citations: cells(1), searched: 'Who is Ada Penn?', untoldYears: ['2042'] };
    expect(renderToStaticMarkup(<QuestionRow item={noted} />)).toMatch(
      /Understood as: Who is Ada Penn\?.*None of these passages mentions 2042\./,
    );
    expect(renderToStaticMarkup(<QuestionRow item={{ ...item, citations: cells(2) }} />)).toMatch(/From [\w.]+\.pdf/);
  });
});

it('says the same wherever there is no chat model', () => {
  expect(errorMessage({ code: 'model-none', values: {} })).toMatchObject(noModel());
});

it('says what a passcode still needs', () => {
  expect([passcodeHint('12', ''), passcodeHint('1234', ''), passcodeHint('1234', '1235')]).toEqual([
    'At least 4 letters or digits.',
    'Type it once more, so that a slip is noticed.',
    'The two are not the same yet.',
  ]);
});

it.each([
  ['zzz', 'zzz'],
  ['annual report', 'annual report'],
  ['zzz what does it say', 'zzz'],
])('the name meant by “@%s” is %s', (text, name) => {
  expect(wantedName(text)).toBe(name);
});
