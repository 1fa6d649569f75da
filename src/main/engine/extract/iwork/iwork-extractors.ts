import { AppError } from '../../../../preload/contract/errors.ts';
import type { Extractor } from '../../types.ts';
import type { IworkKind } from './iwork-items.ts';

/** Apple's Pages, Numbers and Keynote documents: a ZIP, or a folder that arrives as a TAR of its files. */
export const iworkExtractors: readonly Extractor[] = [
  extractorOf('pages', ['pages']),
  extractorOf('numbers', ['numbers']),
  extractorOf('keynote', ['key']),
];

function extractorOf(kind: IworkKind, endings: readonly string[]): Extractor {
  return {
    kind,
    version: 1,
    endings,
    // Documents without text are read from the picture they hold.
    usesOcr: true,
    extract: async function* (source, limits, signal, tools) {
      if (source.size === 0) throw new AppError('file-empty', 'The file is empty.', {});
      const { iworkItems } = await import('./iwork-items.ts');
      yield* iworkItems(kind, source, limits, signal, tools);
    },
  };
}
