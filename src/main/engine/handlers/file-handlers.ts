/** Files: list, details, read again, unlock, leave out, export. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import type { FileSummary } from '../../../preload/contract/shapes.ts';
import type { EngineContext } from '../engine-context.ts';
import { exportRows } from '../export-rows.ts';
import { patternForPath } from '../files/exclusions.ts';
import { awayFolders } from '../library-status.ts';
import { limits } from '../limits.ts';
import { shownPath } from '../shown-path.ts';
import type { FileRow } from '../store/file-table.ts';
import { tryPassword } from '../try-password.ts';

type Routes =
  | 'file.list'
  | 'file.details'
  | 'file.retry'
  | 'file.first'
  | 'file.exclude'
  | 'file.unlock'
  | 'file.forgetPassword'
  | 'file.export';

export function fileHandlers(context: EngineContext): Handlers<Routes> {
  const { library, personal, ingest, passwords } = context;

  function rowOf(fileId: string): FileRow {
    const row = library.files.byPublicId(fileId);
    if (!row || row.deletedAt !== null) throw new AppError('not-found', 'This file is no longer in the library.');
    return row;
  }

  /** What the password is for: a member nobody could look into yet is locked by the file it stands in. */
  function lockOf(row: FileRow): FileRow {
    if (row.parentId === null || row.state !== 'locked' || row.sha256 !== null) return row;
    return library.files.byId(row.parentId) ?? row;
  }

  function withPath(): (file: FileSummary) => FileSummary {
    const folders = new Map(personal.folders.list().map((folder) => [folder.id, folder.path]));
    return (file) => ({ ...file, path: shownPath(folders.get(file.folderId) ?? '', file.path, file.memberPath) });
  }

  return {
    'file.list': async (input) => {
      const { files, total } = library.list.list({ ...input, away: awayFolders(context) });
      return { files: files.map(withPath()), total };
    },
    'file.details': async ({ fileId }) => {
      const row = rowOf(fileId);
      const file = library.list.summary(fileId, awayFolders(context));
      if (!file) throw new AppError('not-found', 'This file is no longer in the library.');
      const content = row.contentId === null ? undefined : library.contents.byId(row.contentId);
      return {
        file: withPath()(file),
        fields: content ? library.contents.metadata(content.id) : [],
        language: content?.language ?? null,
        chain: content ? library.readings.chain(content.id) : [],
        ocrLanguages: content?.ocrLanguages?.split('+').filter(Boolean) ?? [],
        pages: content ? library.readings.pages(content.id, limits.document.pages) : [],
        passwordKept: row.sha256 !== null && passwords.isKept(row.sha256),
      };
    },
    'file.retry': async ({ fileId }) => {
      ingest.retry(rowOf(fileId).id);
      return null;
    },
    'file.first': async ({ fileId }) => {
      const row = rowOf(fileId);
      // A file in the cloud waits for nothing but this wish; reading it fetches it.
      if (row.special === 'cloud' && row.state === 'unavailable') ingest.retry(row.id);
      else ingest.first(row.id);
      return null;
    },
    'file.exclude': async ({ fileId }) => {
      const row = rowOf(fileId);
      // A member goes with what holds it.
      await context.keeper.exclude(row.folderId, patternForPath(row.path));
      return null;
    },
    'file.unlock': async ({ fileId, password, keep }, { signal }) => {
      const row = lockOf(rowOf(fileId));
      const sha256 = await tryPassword(context, row, password, signal);
      // It opens the file now even when it could not be kept; the person is told that it was not.
      try {
        await passwords.set(sha256, password, keep);
      } finally {
        const copies = row.contentId === null ? [] : library.files.ofContent(row.contentId);
        for (const copy of copies) if (copy.id !== row.id && copy.state === 'locked') ingest.retry(copy.id);
        ingest.retry(row.id);
        // Inside an archive that was unlocked before, with a password that was not kept, some may still wait for it.
        const inside = library.members.rows(row.id);
        for (const member of inside) if (member.state === 'locked' && member.sha256 === null) ingest.retry(member.id);
      }
      return null;
    },
    'file.forgetPassword': async ({ fileId }) => {
      const { sha256 } = rowOf(fileId);
      if (sha256) passwords.forget(sha256);
      return null;
    },
    'file.export': async ({ format, folderId, from }) => {
      const away = awayFolders(context);
      const { files, total } = library.list.list({ folderId, away, from, limit: limits.document.exportRows });
      const rows = files.map(withPath()).map((file) => {
        const row = library.files.byPublicId(file.id);
        return { file, fields: row?.contentId ? library.contents.metadata(row.contentId) : [] };
      });
      const end = from + files.length;
      return { text: exportRows(format, rows, from === 0, end >= total), next: end >= total ? null : end };
    },
  };
}
