import { execFileSync } from 'node:child_process';
import type { Box } from '../../../src/preload/contract/shapes.ts';

export type PageWords = {
  readonly width: number;
  readonly height: number;
  readonly words: readonly { readonly text: string; readonly box: Box }[];
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

/** Bytes: a report of 150 pages gives ten million. */
const mostOutput = 512 * 1024 * 1024;

/** Words and their boxes as poppler sees the displayed (cropped and rotated) pages: an independent witness. */
export function pageWords(file: string): PageWords[] {
  const html = execFileSync('pdftotext', ['-bbox', '-cropbox', file, '-'], { encoding: 'utf8', maxBuffer: mostOutput });
  return html
    .split('<page ')
    .slice(1)
    .map((part) => {
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(part) ?? [];
      const words = [
        ...part.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g),
      ].map(([, x0, y0, x1, y1, text = '']) => ({
        text: text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole),
        box: [Number(x0), Number(y0), Number(x1), Number(y1)] as const,
      }));
      return { width: Number(width), height: Number(height), words };
    });
}

/** The boxes of a run of words on a page, found by their text; rejects when the page does not hold it exactly once. */
export function boxesOfSentence(page: PageWords, sentence: string): Box[] {
  const wanted = sentence.split(/\s+/);
  const starts = page.words.flatMap((_, start) =>
    wanted.every((word, index) => page.words[start + index]?.text === word) ? [start] : [],
  );
  if (starts.length !== 1) throw new Error(`"${sentence}" stands ${starts.length} times on the page`);
  const start = starts[0] as number;
  return page.words.slice(start, start + wanted.length).map(({ box }) => box);
}
