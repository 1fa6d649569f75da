/** A person's own question set: a file of lines {"text","answer"?}. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../../preload/contract/errors.ts';
import type { TestQuestion } from '../../preload/contract/measure-shapes.ts';
import { usage } from './parse-command.ts';

/** Rejects with `file-missing`, or `bad-request` naming the line. */
export async function readQuestions(file: string): Promise<TestQuestion[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new AppError('file-missing', `${file} cannot be read.`);
  });
  const questions = text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), place: `${file}:${index + 1}` }))
    .filter(({ line }) => line !== '')
    .map(({ line, place }) => questionOf(line, place));
  if (questions.length === 0) throw usage(`${file} holds no questions.`);
  return questions;
}

function questionOf(line: string, place: string): TestQuestion {
  const { text, answer } = parsed(line) ?? {};
  if (typeof text !== 'string' || text === '' || (answer !== undefined && typeof answer !== 'string')) {
    throw usage(`${place} is not a line {"text","answer"}; "answer" may be left out.`);
  }
  return answer === undefined ? { text } : { text, answer };
}

function parsed(line: string): { readonly text?: unknown; readonly answer?: unknown } | null {
  try {
    return JSON.parse(line) as { text?: unknown; answer?: unknown } | null;
  } catch {
    return null; // Not JSON: the caller names the line.
  }
}
