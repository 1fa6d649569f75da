/** Lists of questions as people have them: pasted lines, CSV from a spreadsheet, and CSV that is broken. */
import { expect, test } from 'vitest';
import { readQuestionList } from '../../../src/main/engine/batch/read-question-list.ts';

const read = (text: string, most = 10) => readQuestionList(text, most);

test.each([
  [
    'pasted lines keep their commas',
    'Who, when, and why?\nHow high is it?\n',
    ['Who, when, and why?', 'How high is it?'],
    null,
  ],
  [
    'a column by its heading',
    'id,question,topic\n1,How high is it?,tower\n2,"Who built it, and when?",tower\n',
    ['How high is it?', 'Who built it, and when?'],
    'question',
  ],
  [
    'one quoted column with a heading',
    'Question\n"Who, and when?"\n"How ""high""?"\n',
    ['Who, and when?', 'How "high"?'],
    'Question',
  ],
  ['semicolons, as German spreadsheets write', 'Nr;Frage\n1;Wie hoch ist er?\n', ['Wie hoch ist er?'], 'Frage'],
  [
    'tabs, as a spreadsheet puts on the clipboard',
    'topic\tquestion\ntower\tHow high is it?\n',
    ['How high is it?'],
    'question',
  ],
  [
    'ids and questions without headings',
    '1,How high is it?\n2,Who built the tower?\n',
    ['How high is it?', 'Who built the tower?'],
    null,
  ],
  ['a line break inside a cell', 'question,id\n"How high\nis it?",1\n', ['How high is it?'], 'question'],
  [
    'Windows line ends and a byte order mark',
    '\uFEFFquestion,id\r\nHow high is it?,1\r\n',
    ['How high is it?'],
    'question',
  ],
  [
    'a heading alone over plain lines',
    'Questions\nHow high is it?\nWho built it?\n',
    ['How high is it?', 'Who built it?'],
    'Questions',
  ],
] as const)('%s', (_what, text, questions, column) => {
  expect(read(text)).toMatchObject({ questions, column });
});

test('rows without a question are counted, not asked', () => {
  expect(read('question,id\nHow high is it?,1\n,2\n"  ",3\n?,4\n')).toMatchObject({
    questions: ['How high is it?'],
    empty: 3,
  });
});

test('an open quotation mark is named with its line, instead of swallowing the rest of the file', () => {
  expect(() => read('question,id\nHow high?,1\n"Who built it?,2\nWhen?,3\n')).toThrow(
    expect.objectContaining({ code: 'questions-invalid', data: expect.objectContaining({ line: 3 }) }),
  );
});

test.each(['', '\n\n', 'question\n', 'question,id\n,1\n', ' ;; \n'])('nothing to ask in %j', (text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: 'questions-invalid' }));
});

test('more than one run takes is refused with the number', () => {
  expect(() => read('Why one?\nWhy two?\nWhy three?', 2)).toThrow(
    expect.objectContaining({ code: 'questions-too-many', data: { count: 3, most: 2 } }),
  );
});

test('one that is too long is named', () => {
  expect(() => read(`Why?\n${'why '.repeat(6000)}`)).toThrow(
    expect.objectContaining({ code: 'questions-invalid', data: expect.objectContaining({ line: 2 }) }),
  );
});
