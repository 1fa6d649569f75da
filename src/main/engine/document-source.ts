/** What a hit, a citation and the document view say of where text comes from. */
import path from 'node:path';
import type { EngineContext } from './engine-context.ts';
import type { ContentRow } from './store/content-table.ts';
import type { FileRow } from './store/file-table.ts';

export type DocumentSource = {
  readonly fileId: string;
  readonly documentId: string;
  readonly path: string;
  readonly title: string;
  readonly kind: string;
};

export function documentSource(context: EngineContext, content: ContentRow, file: FileRow): DocumentSource {
  return {
    fileId: file.publicId,
    documentId: content.publicId,
    path: path.join(context.personal.folders.byId(file.folderId)?.path ?? '', file.path),
    title: content.title ?? file.name,
    kind: content.kind,
  };
}
