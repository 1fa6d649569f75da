import type { BlockDraft } from '../block-draft.ts';

/** Blocks of a plain text body: paragraphs between empty lines; lines that begin with `>` are quoted from another message. */
export function plainBlocks(text: string): BlockDraft[] {
  const blocks: BlockDraft[] = [];
  let lines: string[] = [];
  let quoted = false;
  const flush = () => {
    if (lines.some((line) => line.trim() !== '')) {
      blocks.push({ kind: quoted ? 'quote' : 'paragraph', level: 0, text: lines.join('\n') });
    }
    lines = [];
  };
  for (const line of text.split(/\r\n?|\n/)) {
    const isQuote = /^\s{0,3}>/.test(line);
    const blank = line.trim() === '' || /^[>\s]+$/.test(line);
    if (blank || isQuote !== quoted) flush();
    quoted = isQuote;
    if (!blank) lines.push(line);
  }
  flush();
  return blocks;
}
