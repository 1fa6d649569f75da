/** A library in which nothing was extracted yet. */
import { AppError } from '../../../src/preload/contract/errors.ts';

export function createExtractionFakes() {
  const nothing = (): never => {
    throw new AppError('not-found', 'Nothing was extracted.');
  };
  return {
    'template.list': () => [],
    'template.get': nothing,
    'template.check': () => [],
    'template.save': nothing,
    'template.remove': () => null,
    'template.propose': nothing,
    'template.importSchema': nothing,
    'template.exportSchema': nothing,
    'extraction.estimate': nothing,
    'extraction.start': nothing,
    'extraction.list': () => [],
    'extraction.get': nothing,
    'extraction.setAppend': nothing,
    'extraction.rows': nothing,
    'extraction.cell': nothing,
    'extraction.items': nothing,
    'extraction.correct': nothing,
    'extraction.uncorrect': nothing,
    'extraction.lock': nothing,
    'extraction.rerun': () => [],
    'extraction.quality': () => [],
    'extraction.export': () => ({ text: '', next: null }),
    'extraction.workbook': () => ({ bytes: new Uint8Array() }),
    'extraction.save': () => null,
    'extraction.corrections': () => ({ lines: [], excluded: [], documents: 0, next: null }),
    'extraction.saveCorrections': () => null,
  };
}
