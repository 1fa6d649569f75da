/** A document for the window: pages, blocks, text and places, by opaque id. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { TextBlock } from '../../../preload/contract/shapes.ts';
import { documentSource } from '../document-source.ts';
import type { EngineContext } from '../engine-context.ts';
import type { OpenFile } from '../files/open-file.ts';
import { limits } from '../limits.ts';
import { placeOf } from '../place-of.ts';
import type { ContentRow } from '../store/content-table.ts';
import type { FileRow } from '../store/file-table.ts';
import type { ByteSource } from '../types.ts';

type Routes = 'document.open' | 'document.blocks' | 'document.text' | 'document.picture' | 'document.locate';

export function documentHandlers(context: EngineContext): Handlers<Routes> {
  const { library } = context;
  return {
    'document.open': async ({ documentId, fileId }) => {
      const content = contentOf(context, documentId, fileId);
      const file = fileOf(context, content, fileId);
      await checkUnchanged(context, file);
      const summary = library.list.summary(file.publicId);
      return {
        ...documentSource(context, content, file),
        state: file.state,
        reason: summary?.reason ?? null,
        characters: content.characters,
        language: content.language,
        pages: library.contents.pages(content.id).map((page) => ({
          index: page.unit,
          number: page.number,
          start: page.start,
          end: page.end,
          width: page.width,
          height: page.height,
          source: page.source,
          label: page.label,
          place: page.place,
        })),
      };
    },
    'document.blocks': async ({ documentId, start, end }) => {
      const content = contentOf(context, documentId);
      const blocks: TextBlock[] = [];
      for (const unit of library.contents.pagesIn(content.id, start, end)) {
        for (const block of unit.blocks) {
          const at = { start: unit.start + block.start, end: unit.start + block.end };
          if (at.end <= start || at.start >= end) continue;
          if (blocks.length >= limits.document.blocks) return { blocks, next: at.start };
          const text = unit.text.slice(block.start, block.end);
          const cells = block.cells?.map(({ start: cell, address }) => ({ start: unit.start + cell, address }));
          blocks.push({ ...at, kind: block.kind, level: block.level, text, ...(cells ? { cells } : {}) });
        }
      }
      return { blocks, next: null };
    },
    'document.text': async ({ documentId, start, end }) => ({
      text: library.contents.text(contentOf(context, documentId).id, start, end),
    }),
    'document.picture': async ({ documentId, fileId, index, maxEdge }, { signal }) => {
      const content = contentOf(context, documentId, fileId);
      const file = fileOf(context, content, fileId);
      if (!context.pictures || content.kind !== 'image') {
        throw new AppError('not-found', 'There is no picture of this document.');
      }
      await checkUnchanged(context, file);
      const { source } = await openShown(context, content, file);
      const bytes = await readWhole(source, signal);
      const png = await context.pictures.render({ type: 'file', bytes, frame: index }, maxEdge, signal);
      return { png };
    },
    'document.locate': async ({ documentId, start, end }) =>
      placeOf(library, contentOf(context, documentId), { start, end }).locator,
  };
}

/** A file of the disk by its path and the folder it must lie in, or a member of a container (`path` null) by its size. */
export type DocumentFile =
  | { readonly path: string; readonly kind: string; readonly name: string; readonly folder: string }
  | { readonly path: null; readonly kind: string; readonly name: string; readonly size: number };

/** The file behind a document, for the page view. Rejects with `document-changed` when its bytes are no longer those that were read. */
export async function documentFile(context: EngineContext, documentId: string, fileId?: string): Promise<DocumentFile> {
  const content = contentOf(context, documentId);
  const file = fileOf(context, content, fileId);
  const folder = context.personal.folders.byId(file.folderId)?.path;
  if (!folder) throw new AppError('not-found', 'The folder of this document is not in the library.');
  await checkUnchanged(context, file);
  const { kind } = content;
  if (file.parentId === null && file.special !== 'package') {
    return { path: path.join(folder, file.path), kind, name: file.name, folder };
  }
  const opened = await openShown(context, content, file);
  return { path: null, kind, name: file.name, size: opened.source.size };
}

export type DocumentPlace = {
  readonly documentId: string;
  readonly fileId?: string | undefined;
  readonly offset: number;
  readonly length: number;
};

/** Bytes of a document that `documentFile` names without a path. */
export async function documentBytes(context: EngineContext, place: DocumentPlace): Promise<Uint8Array> {
  const content = contentOf(context, place.documentId);
  const opened = await openShown(context, content, fileOf(context, content, place.fileId));
  return opened.source.read(place.offset, Math.min(place.length, limits.files.readBytes));
}

async function openShown(context: EngineContext, content: ContentRow, file: FileRow): Promise<OpenFile> {
  const folder = context.personal.folders.byId(file.folderId)?.path;
  if (!folder) throw new AppError('not-found', 'The folder of this document is not in the library.');
  return context.shown.get(`${file.id} ${content.id}`, async () => {
    const opened = await context.ingest.open(file, folder, context.closing);
    const now = Buffer.from(await opened.hash(context.closing));
    if (now.equals(content.sha256)) return opened;
    await opened.close();
    throw changed();
  });
}

/** Boxes and offsets belong to the bytes that were read: on any others they would mark the wrong words. */
async function checkUnchanged(context: EngineContext, file: FileRow): Promise<void> {
  const folder = context.personal.folders.byId(file.folderId);
  // What is unpacked is compared by its hash.
  if (!folder || file.parentId !== null || file.special !== null) return;
  const now = await lstat(path.join(folder.path, file.path), { bigint: true }).catch(() => null);
  // A file that is gone, on a disk that was pulled out perhaps, still has its text here.
  if (!now || (Number(now.size) === file.size && Number(now.mtimeMs) === file.modifiedMs)) return;
  context.ingest
    .reconcile(folder)
    .catch((error: unknown) => context.log.warn('no second look', { error: String(error) }));
  throw changed();
}

async function readWhole(source: ByteSource, signal: AbortSignal): Promise<Uint8Array> {
  const bytes = new Uint8Array(source.size);
  for (let offset = 0; offset < bytes.length; offset += limits.files.readBytes) {
    signal.throwIfAborted();
    bytes.set(await source.read(offset, limits.files.readBytes), offset);
  }
  return bytes;
}

function changed(): AppError {
  return new AppError('document-changed', 'This file has changed since Docent read it.');
}

/** The file holds a newer version, or it is not there any more: its row stays for a while, in case it comes back. */
function changedOrGone({ library }: EngineContext, fileId: string): AppError {
  if (library.list.summary(fileId) !== undefined) return changed();
  return new AppError('document-gone', 'This file is no longer in the library.');
}

function contentOf(context: EngineContext, documentId: string, fileId?: string): ContentRow {
  const content = context.library.contents.byPublicId(documentId);
  if (!content && fileId) throw changedOrGone(context, fileId);
  if (!content || content.stage === 'reading') throw new AppError('not-found', 'This document is not in the library.');
  return content;
}

function fileOf(context: EngineContext, content: ContentRow, fileId: string | undefined): FileRow {
  const files = context.library.files.ofContent(content.id);
  const file = files.find((candidate) => candidate.publicId === fileId) ?? files[0];
  if (!file && fileId) throw changedOrGone(context, fileId);
  if (!file) throw new AppError('not-found', 'No file in the library holds this document any more.');
  return file;
}
