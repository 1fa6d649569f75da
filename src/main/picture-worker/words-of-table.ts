import type { ReadWord } from './tesseract.ts';

/** The words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function wordsOfTable(table: string): ReadWord[] {
  const words: ReadWord[] = [];
  const ordinals = { block: -1, paragraph: -1, line: -1 };
  let last = '';
  for (const row of table.split('\n')) {
    const fields = row.split('\t');
    if (fields[0] !== '5') continue;
    const [block, paragraph, line] = fields.slice(2, 5);
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = fields.slice(6, 11).map(Number);
    const text = fields.slice(11).join('\t').trim();
    if (text === '') continue;
    const [lastBlock, lastParagraph] = last.split(' ');
    const place = `${block} ${paragraph} ${line}`;
    if (place !== last) ordinals.line += 1;
    if (block !== lastBlock || paragraph !== lastParagraph) ordinals.paragraph += 1;
    if (block !== lastBlock) ordinals.block += 1;
    last = place;
    words.push({
      text,
      box: [left, top, left + width, top + height],
      confidence: Math.max(0, Math.min(1, confidence / 100)),
      ...ordinals,
    });
  }
  return words;
}
