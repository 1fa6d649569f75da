import { z } from 'zod';
import type { RequestInput } from '../../../../preload/contract/requests.ts';
import { type FileSummary, fileStates } from '../../../../preload/contract/shapes.ts';
import { deepLink } from '../deep-link.ts';
import { doorLimits } from '../limits.ts';
import { defineTool, foldersField, scopeOf, type ToolUse } from './tool.ts';

export const listTool = defineTool({
  name: 'list_documents',
  title: 'List documents',
  description:
    'Lists the documents of the library with their state (only readable and ready ones can be searched), and the folders they are in.',
  input: z.strictObject({
    name: z.string().max(200).optional().describe('Only documents whose path, title or metadata holds this.'),
    kind: z.string().max(40).optional().describe('Only this kind: pdf, docx, xlsx, eml, html, image …'),
    state: z.enum(fileStates).optional(),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(doorLimits.documents.most).default(doorLimits.documents.usual),
    folders: foldersField,
  }),
  async run({ name, kind, state, offset, limit, folders }, use) {
    const scope = await scopeOf(use, folders);
    const { files, total } = await listed(use, scope?.folderIds, { nameContains: name, kind, state }, offset, limit);
    const status = await use.access.request('library.status', {}, use.signal);
    const shown = status.folders.filter(({ id }) => !use.allowed || use.allowed.includes(id));
    return {
      documents: files.map(shownFile),
      total,
      next: offset + files.length < total && files.length > 0 ? offset + files.length : null,
      folders: shown.map(({ id, path, files: count, available }) => ({ id, path, files: count, available })),
    };
  },
});

/** One list over several folders, in their order. */
async function listed(
  use: ToolUse,
  folderIds: readonly string[] | undefined,
  wanted: RequestInput<'file.list'>,
  offset: number,
  limit: number,
) {
  const files: FileSummary[] = [];
  let total = 0;
  for (const folderId of folderIds ?? [undefined]) {
    const from = Math.max(0, offset - total);
    const room = limit - files.length;
    const part = await use.access.request(
      'file.list',
      { ...wanted, folderId, from, limit: Math.max(1, room) },
      use.signal,
    );
    files.push(...part.files.slice(0, room));
    total += part.total;
  }
  return { files, total };
}

function shownFile(file: FileSummary) {
  const { id, documentId, path, name, title, kind, state, reason, pages, characters, size, modifiedAt } = file;
  return {
    ...{ document: documentId, file: id, path, name, title, kind, state, reason: reason?.code ?? null },
    ...{ pages, characters, size, modified: new Date(modifiedAt).toISOString() },
    link: documentId === null ? null : deepLink({ documentId }),
  };
}
