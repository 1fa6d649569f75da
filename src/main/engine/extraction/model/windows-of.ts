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

/** The whole document in parts that overlap, cut at line breaks. */
export function windowsOf({ units }: SourceDocument, characters: number): Window[] {
  const windows: Window[] = [];
  for (const unit of units) {
    for (let from = 0; from < unit.text.length; ) {
      const most = from + characters;
      const cutAt =
        most >= unit.text.length
          ? unit.text.length
          : Math.max(unit.text.lastIndexOf('\n', most), from + characters / 2);
      const to = Math.floor(cutAt);
      windows.push(windowOf(unit.start + from, unit.text.slice(from, to)));
      if (to >= unit.text.length) break;
      from = Math.max(from + 1, to - modelLimits.overlap);
    }
  }
  return windows.filter(({ text }) => text.trim() !== '');
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
