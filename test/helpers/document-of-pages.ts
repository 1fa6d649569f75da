import type { SourceDocument } from '../../src/main/engine/extraction/document.ts';

/** A document to extract from whose units are these texts, one paragraph each, two signs apart. */
export function documentOfPages(...pages: readonly string[]): SourceDocument {
  let start = 0;
  const units = pages.map((text) => {
    const blocks = [{ kind: 'paragraph' as const, level: 0, start: 0, end: text.length }];
    const unit = { start, text, blocks, words: null, place: null, isOcr: false };
    start += text.length + 2;
    return unit;
  });
  return { title: '', name: 'x.txt', language: null, units };
}
