import { qualityLimits } from '../quality/limits.ts';
import { textQuality } from '../quality/text-quality.ts';
import { placed } from './character-table.ts';
import type { RawPage } from './pdf-document.ts';

/** What the letters of a page say about how it should be read. */
export type PageFacts = {
  /** 0-1, see `extract/quality`. */
  readonly quality: number;
  /** Letters that take up room. */
  readonly letters: number;
  /** Those without a Unicode value, */
  readonly unmapped: number;
  /** and those painted with neither fill nor stroke. */
  readonly unpainted: number;
};

/** Looks once through the letters of a page as a reader found them, in the order of the file. */
export function pageFacts(page: RawPage): PageFacts {
  const { count, text, starts, boxes, marks, styleOf, styles } = page.characters;
  let letters = 0;
  let unmapped = 0;
  let unpainted = 0;
  let likely = 0;
  const { least, most } = qualityLimits.letterWidth;
  for (let at = 0; at < count; at += 1) {
    if (((marks[at] ?? 0) & placed) === 0) continue;
    const start = starts[at] ?? 0;
    const empty = start === starts[at + 1];
    const code = empty ? 0 : text.charCodeAt(start);
    if (code === 0x20 || code === 0xa0) continue;
    letters += 1;
    if (empty || code === 0xfffd) unmapped += 1;
    const style = styles[styleOf[at] ?? 0];
    if (!style) continue;
    if (style.unpainted) unpainted += 1;
    const wide = (boxes[at * 4 + 2] ?? 0) - (boxes[at * 4] ?? 0);
    const high = (boxes[at * 4 + 3] ?? 0) - (boxes[at * 4 + 1] ?? 0);
    const level = style.direction % 2 === 0;
    const along = level ? wide : high;
    const across = level ? high : wide;
    if (across > 0 && along >= least * across && along <= most * across) likely += 1;
  }
  const quality = textQuality(text, letters > 0 ? { boxes: likely / letters } : {}).score;
  return { quality, letters, unmapped, unpainted };
}
