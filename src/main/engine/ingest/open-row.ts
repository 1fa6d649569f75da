/** Opens what a row of the file list stands for: a file of the disk, or one inside others. */
import path from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import type { OpenFile } from '../files/open-file.ts';
import { openListed } from '../files/open-listed.ts';
import { limits } from '../limits.ts';
import type { ExtractWorkers } from '../ports.ts';
import type { FileRow } from '../store/file-table.ts';
import { memberStep } from '../store/member-table.ts';
import type { ByteSource } from '../types.ts';
import { createNestBudget } from './nest-budget.ts';
import { spoolFile } from './spool-file.ts';

export type RowOpener = {
  /**
   * `root` is the real path of the row's folder. Rejects with AppError as `openFile` and `openMember` do, and with `archive-budget` when what
   * its outermost container may unpack to is used up.
   */
  open(row: FileRow, root: string, signal: AbortSignal): Promise<OpenFile>;
  /** The row's bytes as they are at this moment, for a file that never stops changing. */
  snapshot(row: FileRow, root: string, signal: AbortSignal): Promise<OpenFile>;
  /** Lets go of the containers that were kept open. */
  rest(): Promise<void>;
};

export type RowOpenerOptions = {
  readonly fileById: (id: number) => FileRow | undefined;
  /** The file of the disk that a member stands in, at any depth. */
  readonly outermost: (member: FileRow) => FileRow | undefined;
  /** Bytes that were unpacked so far inside a file of the disk. */
  readonly unpackedBytes: (file: FileRow) => number;
  readonly workers: Pick<ExtractWorkers, 'openMember'>;
  /** Folder for temporary files. */
  readonly spoolDir: string;
  readonly passwordFor: (sha256: Uint8Array) => Promise<string | null>;
};

/** A container inside another one, kept open while its members are read: unpacking it for each of them would take for ever. */
type Kept = { readonly key: string; readonly file: Promise<OpenFile>; users: number; dropped: boolean };

export function createRowOpener(options: RowOpenerOptions): RowOpener {
  const kept: Kept[] = [];
  const budget = createNestBudget(options);

  async function open(row: FileRow, root: string, signal: AbortSignal): Promise<OpenFile> {
    if (row.parentId === null) return openListed(path.join(root, row.path), root, row.special);
    const container = options.fileById(row.parentId);
    if (!container) throw new AppError('file-missing', 'The file this one stands in is no longer there.');
    budget.check(row);
    const prefix = container.memberPath === null ? '' : container.memberPath + memberStep;
    const outer = await openContainer(container, root, signal);
    try {
      const request = {
        kind: container.kind,
        name: container.name,
        password: container.sha256 ? await options.passwordFor(container.sha256) : null,
        ocrLanguages: [],
        limits: {
          maxCharacters: limits.extract.maxCharacters,
          maxExpansion: limits.extract.maxExpansion,
          fromUnit: 0,
        },
      };
      const place = (row.memberPath ?? '').slice(prefix.length);
      const parts = budget.counted(row, () => options.workers.openMember(outer.source, request, place, signal));
      // What is inside has changed when what is around it has; that can be told after it is closed, too.
      return await spoolFile(parts, options.spoolDir, () => outer.changed());
    } finally {
      await outer.close();
    }
  }

  async function openContainer(row: FileRow, root: string, signal: AbortSignal): Promise<OpenFile> {
    if (row.parentId === null) return open(row, root, signal);
    const key = `${row.id} ${row.inode}`;
    let entry = kept.find((each) => each.key === key);
    if (!entry) {
      entry = { key, file: open(row, root, signal), users: 0, dropped: false };
      kept.push(entry);
      while (kept.length > limits.members.keptOpen) await drop(kept[0] as Kept);
    }
    return lend(entry);
  }

  async function lend(entry: Kept): Promise<OpenFile> {
    entry.users += 1;
    const release = async () => {
      entry.users -= 1;
      if (entry.dropped && entry.users === 0) await (await entry.file.catch(() => null))?.close();
    };
    try {
      return { ...(await entry.file), close: release };
    } catch (error) {
      if (kept.includes(entry)) kept.splice(kept.indexOf(entry), 1);
      await release();
      throw error;
    }
  }

  async function drop(entry: Kept): Promise<void> {
    kept.splice(kept.indexOf(entry), 1);
    entry.dropped = true;
    if (entry.users === 0) await (await entry.file.catch(() => null))?.close();
  }

  return {
    open,
    snapshot: async (row, root, signal) => {
      const opened = await open(row, root, signal);
      try {
        return await spoolFile(partsOf(opened.source, signal), options.spoolDir, async () => false);
      } finally {
        await opened.close();
      }
    },
    rest: async () => {
      budget.clear();
      for (const entry of [...kept]) await drop(entry);
    },
  };
}

async function* partsOf(source: ByteSource, signal: AbortSignal): AsyncIterable<Uint8Array> {
  for (let offset = 0; offset < source.size; offset += limits.files.readBytes) {
    signal.throwIfAborted();
    yield await source.read(offset, limits.files.readBytes);
  }
}
