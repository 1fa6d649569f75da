import type { SourceDocument } from '../document.ts';
import { foldWords } from '../fold-words.ts';
import { modelLimits } from './limits.ts';

/** A part of the document that fits before the model. */
export type Window = {
  readonly start: number;
  readonly text: string;
  /** What it says, folded when it is first asked for: every field of a template looks for its words in every window. */
  readonly words: () => ReadonlySet<string>;
};

function windowOf(start: number, text: string): Window {
  let words: ReadonlySet<string> | null = null;
  return {
    ...{ start, text },
    words: () => {
      words ??= new Set(foldWords(text));
      return words;
    },
  };
}

/** Text of units that follow one another, with the offsets in it where one ends and the next begins. */
type Run = { readonly start: number; text: string; readonly seams: number[] };

/**
 * The whole document in parts of at most so many UTF-16 units. Short pages, sheets or sections stand together in one: a model asked
 * before each alone would take many times as long. Cut where a unit ends, else at a line break, and then with an overlap.
 */
export function windowsOf({ units }: SourceDocument, characters: number): Window[] {
  return runsOf(units)
    .flatMap((run) => cutRun(run, characters))
    .filter(({ text }) => text.trim() !== '');
}

function runsOf(units: SourceDocument['units']): Run[] {
  const runs: Run[] = [];
  for (const { start, text } of units) {
    const last = runs.at(-1);
    const gap = last ? start - (last.start + last.text.length) : -1;
    if (!last || gap < 0 || gap > modelLimits.unitGap) {
      runs.push({ start, text, seams: [] });
      continue;
    }
    last.text += '\n'.repeat(gap);
    last.seams.push(last.text.length);
    last.text += text;
  }
  return runs;
}

function cutRun({ start, text, seams }: Run, characters: number): Window[] {
  const windows: Window[] = [];
  for (let from = 0; from < text.length; ) {
    const most = from + characters;
    const least = from + Math.floor(characters / 2);
    const seam = seams.findLast((at) => at > least && at <= most);
    const to = most >= text.length ? text.length : (seam ?? Math.max(text.lastIndexOf('\n', most), least));
    windows.push(windowOf(start + from, text.slice(from, to)));
    if (to >= text.length) break;
    from = seam === undefined ? Math.max(from + 1, to - modelLimits.overlap) : seam;
  }
  return windows;
}

/** Those that say most of these words first; a document's beginning breaks ties. */
export function likeliest(windows: readonly Window[], words: readonly string[]): Window[] {
  const wanted = new Set(words);
  const scored = windows.map((window, at) => {
    const held = window.words();
    return { window, at, score: [...wanted].filter((word) => held.has(word)).length };
  });
  return scored.sort((a, b) => b.score - a.score || a.at - b.at).map(({ window }) => window);
}
