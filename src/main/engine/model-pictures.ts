/** Pictures of the library as a picture model is shown them. */
import { toWire } from '../../preload/contract/errors.ts';
import type { EngineContext } from './engine-context.ts';
import { mayBeBack } from './may-be-back.ts';
import { pictureOfRow } from './picture-sources.ts';
import type { PictureRow } from './store/picture-list.ts';
import type { PicturePixels, ShownPicture } from './types.ts';

/**
 * Of the first picture with this look that can be opened. `away`: none can now, but one may later (its disk is not there, it lies in a
 * cloud drive). Null: there is none to be shown, or it can't be decoded.
 */
export async function pixelsOfLook(
  context: EngineContext,
  look: number,
  edge: number,
  signal: AbortSignal,
): Promise<PicturePixels | 'away' | null> {
  const { list } = context.library.pictures;
  let away = false;
  // Pages of scanned books are not among them: they are found by their letters.
  for (const [, id] of list.ofLooks([look])) {
    const [row] = list.byIds([id]);
    const picture = row ? await pictureOrAway(context, row, signal) : null;
    if (picture === 'away') away = true;
    else if (picture) return pixelsOrNull(context, picture, edge, signal);
  }
  return away ? 'away' : null;
}

/** Null when it can't be decoded any more: it is found by its words, then. */
export async function pixelsOrNull(
  { pictures }: Pick<EngineContext, 'pictures'>,
  picture: ShownPicture,
  edge: number,
  signal: AbortSignal,
): Promise<PicturePixels | null> {
  if (!pictures) return null;
  try {
    return await pictures.pixels(picture, edge, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}

async function pictureOrAway(context: EngineContext, row: PictureRow, signal: AbortSignal) {
  if (!context.ingest.isAvailable(row.folderId)) return 'away';
  try {
    return await pictureOfRow(context, row, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return mayBeBack(toWire(error).code) ? 'away' : null;
  }
}
