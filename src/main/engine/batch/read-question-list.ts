/** Questions out of pasted lines or CSV (RFC 4180, also with semicolons or tabs), with or without headings. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { QuestionList } from '../../../preload/contract/shapes.ts';
import { batchLimits } from './limits.ts';

/** Headings a column of questions has. */
const headings =
  /^(?:questions?|queries|query|prompts?|text|ask|frage|fragen|question\(s\)|preguntas?|domanda|pregunta|vraag)$/iu;
const otherHeadings =
  /^(?:id|nr|no\.?|number|#|topic|category|answers?|expected|source|notes?|thema|antwort|réponse|respuesta)$/iu;

/**
 * Throws `questions-invalid` (an open quote, no question at all, one that is too long; `line` says where) and `questions-too-many`.
 * `most`: questions in one run.
 */
export function readQuestionList(text: string, most: number): QuestionList {
  const tidy = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(tidy);
  const rows =
    separator === null
      ? tidy.split('\n').map((line, index) => ({ cells: [line], line: index + 1 }))
      : parseRows(tidy, separator);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const first = filled[0]?.cells.map((cell) => cell.trim()) ?? [];
  const named = first.findIndex((cell) => headings.test(cell));
  const hasHeading =
    named >= 0 || (first.length > 1 && first.every((cell) => otherHeadings.test(cell) || headings.test(cell)));
  const column = named >= 0 ? named : longestColumn(filled.slice(hasHeading ? 1 : 0));
  const questions: string[] = [];
  let empty = rows.length - filled.length;
  for (const { cells, line } of filled.slice(hasHeading ? 1 : 0)) {
    const question = (cells[column] ?? '').replace(/\s+/g, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(question)) {
      empty += 1;
      continue;
    }
    if (question.length > batchLimits.questionCharacters) throw invalid('This question is too long.', line);
    questions.push(question);
  }
  if (questions.length === 0) throw invalid('There is no question in it.', 1);
  if (questions.length > most) {
    throw new AppError('questions-too-many', `There are ${questions.length} questions; one run takes ${most}.`, {
      count: questions.length,
      most,
    });
  }
  // The line break at the end of a file is no row.
  const trailing = tidy.endsWith('\n') && separator === null ? 1 : 0;
  return { questions, column: hasHeading ? (first[column] ?? null) : null, empty: Math.max(0, empty - trailing) };
}

/** Pasted lines may hold commas; a table has the same separator in (nearly) every line, or quoted cells, or headings. */
function separatorOf(text: string): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const head = lines[0] ?? '';
  for (const separator of [',', ';', '\t']) {
    const cells = head.split(separator).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    if (cells.some((cell) => headings.test(cell)) && (cells.length > 1 || lines.some((line) => line.startsWith('"'))))
      return separator;
  }
  if (lines.some((line) => line.includes('\t'))) return '\t';
  if (lines.every((line) => /^\s*"/.test(line)) && lines.length > 0)
    return lines.some((line) => /"\s*;/.test(line)) ? ';' : ',';
  if (headings.test(head.replace(/^"|"$/g, '').trim()) && lines.slice(1).some((line) => /^\s*"/.test(line))) return ',';
  // An id in front of each question: "1,What …".
  for (const separator of [',', ';']) {
    if (lines.length > 1 && lines.every((line) => new RegExp(`^\\s*[\\w-]{1,12}\\s*${separator}`).test(line)))
      return separator;
  }
  return null;
}

type Row = { readonly cells: readonly string[]; readonly line: number };

/** Throws `questions-invalid` with the line a quote was opened on that nothing closes. */
function parseRows(text: string, separator: string): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let quotedFrom = 0;
  let line = 1;
  let rowLine = 1;
  const endRow = () => {
    rows.push({ cells: [...cells, cell], line: rowLine });
    cells = [];
    cell = '';
    rowLine = line;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '\n') line += 1;
    if (quotedFrom > 0) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quotedFrom = 0;
    } else if (character === '"' && cell.trim() === '') {
      quotedFrom = line;
      cell = '';
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else cell += character;
  }
  if (quotedFrom > 0) throw invalid('A quotation mark is opened and never closed.', quotedFrom);
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

/** Without headings the column with the longest texts asks. */
function longestColumn(rows: readonly Row[]): number {
  const lengths: number[] = [];
  for (const { cells } of rows.slice(0, looked)) {
    cells.forEach((cell, index) => {
      lengths[index] = (lengths[index] ?? 0) + cell.trim().length;
    });
  }
  return Math.max(0, lengths.indexOf(Math.max(...lengths)));
}

/** Rows enough to tell. */
const looked = 100;

function invalid(detail: string, line: number): AppError {
  return new AppError('questions-invalid', `Line ${line}: ${detail}`, { line, detail });
}
