/** What `doc://picture` and `doc://page` show: JPEGs made when first asked for. */
import { AppError } from '../../preload/contract/errors.ts';
import {
  type PictureSize,
  pictureEdge,
  type ThumbnailSize,
  thumbnailSizes,
} from '../../preload/contract/picture-shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { pictureOfFile, pictureOfRow, showRequest, withFile } from './picture-sources.ts';
import { drawnPage } from './pictures/drawn-page.ts';
import { pictureLimits } from './pictures/limits.ts';
import type { ContentRow } from './store/content-table.ts';
import type { FileRow } from './store/file-table.ts';
import type { ShownPicture } from './types.ts';

export type ShownPlace =
  | { readonly kind: 'picture'; readonly pictureId: string; readonly size: string }
  | {
      readonly kind: 'page';
      readonly documentId: string;
      readonly fileId: string | undefined;
      readonly index: number;
      readonly size: string;
    };

/** A JPEG. Rejects with `not-found`, `bad-request`, `file-damaged`, `format-unsupported`, `picture-too-large` … */
export async function shownBytes(context: EngineContext, place: ShownPlace, signal: AbortSignal): Promise<Uint8Array> {
  return place.kind === 'picture'
    ? pictureBytes(context, place.pictureId, sizeOf(place.size), signal)
    : pageBytes(context, place, signal);
}

function sizeOf(size: string): PictureSize {
  if (size === 'full' || Object.hasOwn(thumbnailSizes, size)) return size as PictureSize;
  throw new AppError('bad-request', 'There is no such size of a picture.');
}

async function pictureBytes(
  context: EngineContext,
  pictureId: string,
  size: PictureSize,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const row = context.library.pictures.list.byPublicId(pictureId);
  if (!row) throw new AppError('not-found', 'This picture is not in the library.');
  if (row.reason) throw new AppError(row.reason.code, 'This picture cannot be shown.', row.reason.values);
  const make = async () => painted(context, await pictureOfRow(context, row, signal), edgeOf(size), signal);
  if (size === 'full' || !row.sha256) return make();
  return context.thumbnails.get(`${Buffer.from(row.sha256).toString('hex')}-${size}`, make);
}

async function pageBytes(
  context: EngineContext,
  { documentId, fileId, index, size }: Extract<ShownPlace, { kind: 'page' }>,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { library } = context;
  const wanted = sizeOf(size) as ThumbnailSize;
  const content = library.contents.byPublicId(documentId);
  const files = content ? library.files.ofContent(content.id) : [];
  const file = files.find(({ publicId }) => publicId === fileId) ?? files[0];
  if (!content || content.stage === 'reading' || !file)
    throw new AppError('not-found', 'This document is not in the library.');
  if (!Number.isSafeInteger(index) || index < 0) throw new AppError('bad-request', 'There is no such page.');
  // Another reading of the same bytes may have other units.
  const name = `${Buffer.from(content.sha256).toString('hex')}-${content.id}-p${index}-${wanted}`;
  return context.thumbnails.get(name, async () => {
    const page = await pictureOfPage(context, content, file, { index, edge: edgeOf(wanted) }, signal);
    return painted(context, page, edgeOf(wanted), signal);
  });
}

/** PDFs are painted, pictures shown; of everything else, and of what can't be painted any more, a page is drawn from its text. */
async function pictureOfPage(
  context: EngineContext,
  content: ContentRow,
  file: FileRow,
  { index, edge }: { readonly index: number; readonly edge: number },
  signal: AbortSignal,
): Promise<ShownPicture> {
  try {
    if (content.kind === 'image' || content.kind === 'svg') {
      const picture = await withFile(context, file, signal, (source) => pictureOfFile(content.kind, source, signal));
      return picture.type === 'file' ? { ...picture, frame: index } : picture;
    }
    if (content.kind === 'pdf') {
      const painted = await withFile(context, file, signal, async (source) => {
        const request = { ...(await showRequest(context, file)), kind: content.kind };
        return context.workers.page(source, request, { index, edge }, signal);
      });
      if (painted) return painted;
    }
  } catch (error) {
    if (signal.aborted || content.kind === 'image') throw error;
    context.log.warn('a page is drawn from its text', { error: String(error) });
  }
  return drawn(context, content, index);
}

function drawn({ library }: EngineContext, content: ContentRow, index: number): ShownPicture {
  const page = library.contents.page(content.id, index);
  if (!page && index > 0) throw new AppError('not-found', 'There is no such page.');
  let left = pictureLimits.preview.characters;
  const blocks = (page?.blocks ?? []).flatMap((block) => {
    if (left <= 0) return [];
    const text = page?.text.slice(block.start, block.end) ?? '';
    left -= text.length;
    const cells = block.cells?.map(({ start }, at) =>
      (page?.text.slice(start, block.cells?.[at + 1]?.start ?? block.end) ?? '').trim(),
    );
    return [{ kind: block.kind, level: block.level, text, ...(cells ? { cells } : {}) }];
  });
  return { type: 'drawing', bytes: new TextEncoder().encode(drawnPage(content.title ?? '', blocks)) };
}

const edgeOf = (size: PictureSize) => (size === 'full' ? pictureEdge : thumbnailSizes[size]);

async function painted(
  context: EngineContext,
  picture: ShownPicture,
  edge: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (!context.pictures) throw new AppError('engine-unavailable', 'Pictures cannot be looked at here.');
  const [jpeg] = (await context.pictures.look(picture, [edge], signal)).thumbnails;
  if (!jpeg) throw new AppError('file-damaged', 'This picture cannot be shown.');
  return jpeg;
}
