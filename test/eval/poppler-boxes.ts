import { execFileSync } from 'node:child_process';
import type { Box, Unit } from '../../src/main/engine/types.ts';
import { unpackWords } from '../../src/main/engine/word-boxes.ts';

export type PopplerWord = { readonly text: string; readonly box: Box };

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' };

/** Words per page as `pdftotext -bbox` shows them, in points of the displayed page. */
export function popplerWords(file: string, lastPage: number): PopplerWord[][] {
  const html = execFileSync('pdftotext', ['-q', '-bbox', '-cropbox', '-l', String(lastPage), file, '-'], {
    maxBuffer: 1024 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();
  return [...html.matchAll(/<page [^>]*>([\s\S]*?)<\/page>/g)].map((page) =>
    [...(page[1] ?? '').matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g)].map(
      ([, x0, y0, x1, y1, text]) => ({
        text: (text ?? '').replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole).normalize('NFKC'),
        box: [Number(x0), Number(y0), Number(x1), Number(y1)] as const,
      }),
    ),
  );
}

/** How many of the other reader's words have a word of ours with the same letters and an overlap (IoU) of at least `share`. */
export function wordsInPlace(unit: Unit, words: readonly PopplerWord[], share: number): number {
  const own = unpackWords(unit.words ?? new Uint8Array()).map(({ start, end, box }) => ({
    text: unit.text.slice(start, end).normalize('NFKC'),
    box,
  }));
  const byText = new Map<string, Box[]>();
  for (const { text, box } of own) byText.set(text, [...(byText.get(text) ?? []), box]);
  let found = 0;
  for (const { text, box } of words) {
    // A hyphen at a line end is not part of the canonical text.
    const boxes = [...(byText.get(text) ?? []), ...(/.-$/.test(text) ? (byText.get(text.slice(0, -1)) ?? []) : [])];
    if (boxes.some((other) => overlap(other, box) >= share)) found += 1;
  }
  return found;
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const area = (box: Box) => (box[2] - box[0]) * (box[3] - box[1]);
  return (width * height) / (area(a) + area(b) - width * height);
}
