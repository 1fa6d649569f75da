/** What a hit, a citation and the document view say of where text comes from. */
import type { EngineContext } from './engine-context.ts';
import { shownPath } from './shown-path.ts';
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
    path: shownPath(context.personal.folders.byId(file.folderId)?.path ?? '', file.path, file.memberPath),
    title: content.title ?? file.name,
    kind: content.kind,
  };
}
