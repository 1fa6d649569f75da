/** What may be unpacked of one file of the disk in all, over every container inside it: each one alone may keep its own bounds. */
import { AppError } from '../../../preload/contract/errors.ts';
import { limits } from '../limits.ts';
import type { FileRow } from '../store/file-table.ts';

export type NestBudget = {
  /**
   * The parts of a member that is unpacked for the first time, counted. Throws `archive-budget` when what its outermost container may
   * unpack to is used up, before anything is opened, and in the middle of the member that uses it up.
   */
  counted(member: FileRow, parts: () => AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Throws `archive-budget` when nothing is left for the first unpacking of this member. */
  check(member: FileRow): void;
  /** Forgets what it counted: it stands in the list of files, too. */
  clear(): void;
};

export type NestBudgetOptions = {
  /** The file of the disk that a member stands in, at any depth. */
  readonly outermost: (member: FileRow) => FileRow | undefined;
  /** Bytes of the members inside the outermost container of a file that were unpacked in earlier runs. */
  readonly unpackedBytes: (file: FileRow) => number;
};

type Nest = { used: number; readonly most: number };

export function createNestBudget(options: NestBudgetOptions): NestBudget {
  const nests = new Map<string, Nest>();

  function nestOf(member: FileRow): Nest {
    const outermost = options.outermost(member) ?? member;
    const key = [outermost.id, outermost.inode, outermost.size, outermost.modifiedMs].join(' ');
    let nest = nests.get(key);
    if (!nest) {
      nest = { used: options.unpackedBytes(outermost), most: mostUnpacked(outermost.size) };
      nests.set(key, nest);
    }
    return nest;
  }

  function check(member: FileRow): void {
    // Unpacked before: it is counted already.
    if (member.sha256 !== null) return;
    const { used, most } = nestOf(member);
    if (used >= most) throw usedUp(most);
  }

  return {
    check,
    async *counted(member, parts) {
      check(member);
      if (member.sha256 !== null) return yield* parts();
      const nest = nestOf(member);
      for await (const part of parts()) {
        nest.used += part.length;
        if (nest.used > nest.most) throw usedUp(nest.most);
        yield part;
      }
    },
    clear: () => nests.clear(),
  };
}

/** Bytes that a file of so many bytes may unpack to in all. */
function mostUnpacked(bytes: number): number {
  const { nestFreeBytes, nestManyBytes, nestManyTimes } = limits.members;
  const many = Math.max(nestManyBytes, bytes * nestManyTimes);
  return Math.max(nestFreeBytes, Math.min(bytes * limits.extract.maxExpansion, many));
}

function usedUp(most: number): AppError {
  return new AppError('archive-budget', 'The archives in this file unpack to more than is read of one file.', { most });
}
