/** What `doc://picture` and `doc://page` show: JPEGs made when first asked for. */
import { AppError, toWire } from '../../preload/contract/errors.ts';
import { type PictureSize, pageEdge, pictureEdge, thumbnailSizes } from '../../preload/contract/picture-shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { hashOf } from './picture-identity.ts';
import { pictureOfFile, pictureOfRow, showRequest, withFile } from './picture-sources.ts';
import type { MadeThumbnail } from './picture-thumbnails.ts';
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
  const { sha256 } = row;
  // Once it has begun it is finished: ending it would end its process.
  const make = async (): Promise<MadeThumbnail> => {
    const picture = await pictureOfRow(context, row, context.closing);
    const jpeg = await painted(context, picture, edgeOf(size), context.closing);
    // A file that was saved since holds another picture than the one the name stands for.
    return { jpeg, keeps: sha256 !== null && hashOf(picture).equals(sha256) };
  };
  if (size === 'full' || !sha256) return context.thumbnails.make(make, signal);
  return context.thumbnails.get(`${Buffer.from(sha256).toString('hex')}-${size}`, make, signal);
}

async function pageBytes(
  context: EngineContext,
  { documentId, fileId, index, size }: Extract<ShownPlace, { kind: 'page' }>,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { library } = context;
  const wanted = sizeOf(size);
  const content = library.contents.byPublicId(documentId);
  const files = content ? library.files.ofContent(content.id) : [];
  const file = files.find(({ publicId }) => publicId === fileId) ?? files[0];
  if (!content || content.stage === 'reading' || !file)
    throw new AppError('not-found', 'This document is not in the library.');
  if (!Number.isSafeInteger(index) || index < 0) throw new AppError('bad-request', 'There is no such page.');
  // Another reading of the same bytes may have other units.
  const name = `${Buffer.from(content.sha256).toString('hex')}-${content.id}-p${index}-${wanted}`;
  const make = async (): Promise<MadeThumbnail> => {
    if (wanted === 'full') return wholePage(context, content, file, index);
    const { picture, keeps } = await pictureOfPage(context, content, file, { index, edge: edgeOf(wanted) });
    return { jpeg: await painted(context, picture, edgeOf(wanted), context.closing), keeps };
  };
  return context.thumbnails.get(name, make, signal);
}

/** The page as it is, for marks to stand on. Rejects with `document-changed` when the file is no longer what was read. */
async function wholePage(
  context: EngineContext,
  content: ContentRow,
  file: FileRow,
  index: number,
): Promise<MadeThumbnail> {
  const page = ownLook.has(content.kind) ? await pageOfFile(context, content, file, { index, edge: pageEdge }) : null;
  if (!page) throw new AppError('not-found', 'This page cannot be painted.');
  if (!page.keeps) throw new AppError('document-changed', 'The file is no longer what was read.');
  return { jpeg: await painted(context, page.picture, pageEdge, context.closing), keeps: true };
}

type PageOfFile = { readonly picture: ShownPicture; readonly keeps: boolean };

/**
 * PDFs are painted, pictures shown; of everything else, and of what can't be painted any more, a page is drawn from its text. `keeps`: it
 * is what the document shows, and not what stands in for it while its file is away, or bytes that took its place.
 */
async function pictureOfPage(
  context: EngineContext,
  content: ContentRow,
  file: FileRow,
  at: { readonly index: number; readonly edge: number },
): Promise<PageOfFile> {
  if (!ownLook.has(content.kind)) return { picture: drawn(context, content, at.index), keeps: true };
  try {
    const page = await pageOfFile(context, content, file, at);
    if (page) return page;
  } catch (error) {
    if (context.closing.aborted || content.kind === 'image') throw error;
    context.log.warn('a page is drawn from its text', { code: toWire(error).code });
  }
  return { picture: drawn(context, content, at.index), keeps: false };
}

const ownLook: ReadonlySet<string> = new Set(['image', 'svg', 'pdf']);

/** Null when the reader paints none. */
async function pageOfFile(
  context: EngineContext,
  content: ContentRow,
  file: FileRow,
  { index, edge }: { readonly index: number; readonly edge: number },
): Promise<PageOfFile | null> {
  const { closing } = context;
  return withFile(context, file, closing, async (source, isAsListed) => {
    if (content.kind === 'pdf') {
      const request = { ...(await showRequest(context, file)), kind: content.kind };
      const picture = await context.workers.page(source, request, { index, edge }, closing);
      return picture && { picture, keeps: await isAsListed() };
    }
    const picture = await pictureOfFile(content.kind, source, closing);
    const keeps = hashOf(picture).equals(content.sha256);
    return { picture: picture.type === 'file' ? { ...picture, frame: index } : picture, keeps };
  });
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
