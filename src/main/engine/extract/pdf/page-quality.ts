import { qualityLimits } from '../quality/limits.ts';
import { textQuality } from '../quality/text-quality.ts';
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
  let text = '';
  let letters = 0;
  let unmapped = 0;
  let unpainted = 0;
  let likely = 0;
  const { least, most } = qualityLimits.letterWidth;
  for (const { text: sign, box, style } of page.characters) {
    text += sign;
    if (box === null || sign === ' ' || sign === '\u00A0') continue;
    letters += 1;
    if (sign === '' || sign === '\uFFFD') unmapped += 1;
    if (style.unpainted) unpainted += 1;
    const level = style.direction % 2 === 0;
    const along = level ? box[2] - box[0] : box[3] - box[1];
    const across = level ? box[3] - box[1] : box[2] - box[0];
    if (across > 0 && along >= least * across && along <= most * across) likely += 1;
  }
  const quality = textQuality(text, letters > 0 ? { boxes: likely / letters } : {}).score;
  return { quality, letters, unmapped, unpainted };
}
