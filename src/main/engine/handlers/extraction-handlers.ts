/** Folder to table, as the window and the command line ask for it. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { EngineRoute, Handlers } from '../../../preload/contract/requests.ts';

type Routes = Extract<EngineRoute, `template.${string}` | `extraction.${string}`>;

export function extractionHandlers(): Handlers<Routes> {
  const later = async (): Promise<never> => {
    throw new AppError('not-found', 'This is not there yet.');
  };
  return {
    'template.list': later,
    'template.get': later,
    'template.check': later,
    'template.save': later,
    'template.remove': later,
    'template.propose': later,
    'template.importSchema': later,
    'template.exportSchema': later,
    'extraction.estimate': later,
    'extraction.start': later,
    'extraction.list': later,
    'extraction.get': later,
    'extraction.setAppend': later,
    'extraction.rows': later,
    'extraction.cell': later,
    'extraction.items': later,
    'extraction.correct': later,
    'extraction.uncorrect': later,
    'extraction.lock': later,
    'extraction.rerun': later,
    'extraction.quality': later,
    'extraction.export': later,
    'extraction.workbook': later,
    'extraction.corrections': later,
  };
}
