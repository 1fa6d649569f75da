import type { Span } from '../types.ts';

export type Sentence = Span & { readonly text: string };

/** Sentences of a text that begins at `start`; a stop within a name (`radio.cell.start`) ends none. */
export function sentenceSpans(text: string, start: number): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  const put = (to: number) => {
    const raw = text.slice(from, to);
    const lead = /^\s*/.exec(raw)?.[0].length ?? 0;
    const own = raw.trim();
    if (own !== '') found.push({ start: start + from + lead, end: start + from + lead + own.length, text: own });
    from = to;
  };
  for (const end of text.matchAll(
    /(?<!\b(?:e\.g|i\.e|z\.B|approx|incl|No|Nr|vs|Dr|Mr|Ms|St|ca))[.!?]["”')\]]?(?=\s+["“'([]?[\p{Lu}\p{N}_]|\s+\p{Ll}[\p{L}\d]*[\p{Lu}_.]|\s*$)/gu,
  )) {
    put(end.index + end[0].length);
  }
  put(text.length);
  return found;
}
