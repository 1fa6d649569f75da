import type { Span } from '../types.ts';

/** The cells of a row whose cells stand behind tabs, without the blanks around them. `start`: offset of `text` in its document. */
export function tabCells(text: string, start: number): (Span & { readonly text: string })[] {
  let at = 0;
  return text.split('\t').map((cell) => {
    const from = at + (cell.length - cell.trimStart().length);
    at += cell.length + 1;
    const own = cell.trim();
    return { start: start + from, end: start + from + own.length, text: own };
  });
}
