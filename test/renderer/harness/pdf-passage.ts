/** A real passage of a real PDF, measured with poppler, so that the harness can show a citation that is honest. */
import { execFileSync } from 'node:child_process';
import type { Box } from '../../../src/preload/contract/shapes.ts';

export type PdfPassage = {
  readonly path: string;
  readonly page: number;
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  readonly quote: string;
  readonly boxes: readonly Box[];
};

const wordPattern = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g;

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Finds the sentence that starts with `start` and ends with `end`, and its words' boxes in points from the top left. */
export function findPdfPassage(path: string, start: string, end: string): PdfPassage {
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))?.[1]);
  const xml = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  for (const [index, page] of xml.split('<page ').slice(1).entries()) {
    const size = /width="([\d.]+)" height="([\d.]+)"/.exec(page);
    const words = [...page.matchAll(wordPattern)].map((match) => ({
      text: unescaped(match[5] ?? ''),
      box: [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])] as const,
    }));
    const text = words.map((word) => word.text).join(' ');
    const from = text.indexOf(start);
    const to = from < 0 ? -1 : text.indexOf(end, from);
    if (to < 0 || !size) continue;
    const first = text.slice(0, from).split(' ').length - 1;
    const quote = text.slice(from, to + end.length);
    const boxes = words.slice(first, first + quote.split(' ').length).map((word) => word.box);
    return { path, page: index + 1, pages, width: Number(size[1]), height: Number(size[2]), quote, boxes };
  }
  throw new Error(`no page of ${path} holds “${start} … ${end}”`);
}
