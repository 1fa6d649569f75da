import { AppError } from '../../../../preload/contract/errors.ts';
import type { Extractor } from '../../types.ts';
import { documentItems } from '../document-items.ts';
import { readAll } from '../read-all.ts';
import { rtfLimits } from './limits.ts';

const mark = '{\\rt';

/** Rich text format, of whatever program. */
export const rtfExtractor: Extractor = {
  kind: 'rtf',
  version: 1,
  endings: ['rtf'],
  sniff: isRtf,
  async *extract(source, limits, signal) {
    if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
    if (source.size > rtfLimits.maxBytes) {
      throw new AppError('file-too-large', 'The file is too large to be read whole.', { most: rtfLimits.maxBytes });
    }
    const bytes = await readAll(source, signal);
    if (!isRtf(bytes)) throw new AppError('format-mismatch', 'The file is not rich text.', {});
    const { RtfReader } = await import('./rtf-reader.ts');
    const reader = new RtfReader();
    const drafts = reader.read(bytes, signal);
    yield* documentItems(reader.fields, drafts, limits, signal);
  },
};

/** Blanks and line ends may stand in front. */
function isRtf(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < 64 && [0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at += 1;
  return [...mark].every((sign, index) => bytes[at + index] === sign.charCodeAt(0));
}
