/** Where a command writes: one JSON document or text on stdout, everything else on stderr. */

import { plainAnswer } from '../../preload/contract/plain-answer.ts';
import type { Answer, SearchHit } from '../../preload/contract/shapes.ts';

export type Output = {
  readonly json: boolean;
  /** One document: JSON when asked for, else the text. */
  document(value: unknown, text: () => string): void;
  line(value: unknown): void;
  raw(text: string): void;
  note(text: string): void;
};

export function createOutput(json: boolean): Output {
  return {
    json,
    document: (value, text) => {
      process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text()}\n`);
    },
    line: (value) => {
      process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    raw: (text) => {
      process.stdout.write(text);
    },
    note: (text) => {
      process.stderr.write(`${text}\n`);
    },
  };
}

/** The documented shape of a hit. */
export function hitLine(hit: SearchHit) {
  const { path, page, start, end, text, score, locator, title, kind, keywordRank, vectorRank } = hit;
  return { path, page, start, end, text, score, locator, title, kind, keywordRank, vectorRank };
}

/** The documented shape of an answer. */
export function answerLine(answer: Answer) {
  return {
    answer: plainAnswer(answer),
    ...(answer.searched === undefined ? {} : { searched: answer.searched }),
    found: answer.found,
    citations: answer.citations.map(({ id, path, page, start, end, quote, verified, locator }) => ({
      ...{ id, path, page, start, end, quote, verified, locator },
    })),
    mode: answer.mode,
    seconds: answer.seconds,
    model: answer.model,
    coverage: answer.coverage,
    ...(answer.scope ? { scope: answer.scope } : {}),
    closest: answer.closest.map(hitLine),
    parts: answer.parts,
    ...(answer.way ? { way: answer.way } : {}),
    ...(answer.quotedInstead ? { quotedInstead: answer.quotedInstead } : {}),
    ...(answer.untoldYears ? { untoldYears: answer.untoldYears } : {}),
    ...(answer.wordsOnly ? { wordsOnly: answer.wordsOnly } : {}),
  };
}

export function placeText(hit: { readonly path: string; readonly page: number | null }): string {
  return hit.page === null ? hit.path : `${hit.path}, page ${hit.page}`;
}
