import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, FoundPicture, ShownPicture } from '../../types.ts';
import { openMendedPdf } from '../pdf/open-first-reader.ts';
import type { Taking } from './taken-file.ts';

/** Pictures painted on the pages of a PDF, by page and ordinal; a page that can't be opened has none. */
export async function* pdfPictures(source: ByteSource, taking: Taking): AsyncGenerator<FoundPicture> {
  const { only, signal, tools } = taking;
  const wanted = only?.split('/').map(Number);
  const file = await openMendedPdf(source, tools.password, signal);
  try {
    const [first, last] = wanted ? [wanted[0] ?? 0, (wanted[0] ?? 0) + 1] : [0, file.pages];
    for (let index = first; index < Math.min(last, file.pages); index += 1) {
      signal.throwIfAborted();
      for (const { ordinal, box, picture } of onPage(() => file.pictures(index, wanted?.[1] ?? null))) {
        const place = `${index}/${ordinal}`;
        yield { place, unit: index, number: index + 1, box, caption: '', before: '', after: '', picture };
      }
    }
  } finally {
    file.close();
  }
}

function onPage<Value>(look: () => readonly Value[]): readonly Value[] {
  try {
    return look();
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

/** A page as it is painted, its longer edge `edge` pixels; null when there is no such page. Rejects as opening and painting do. */
export async function pdfPage(
  source: ByteSource,
  place: { readonly index: number; readonly edge: number; readonly password: string | null },
  signal: AbortSignal,
): Promise<ShownPicture | null> {
  const file = await openMendedPdf(source, place.password, signal);
  try {
    return place.index < file.pages ? file.paint(place.index, place.edge) : null;
  } finally {
    file.close();
  }
}
