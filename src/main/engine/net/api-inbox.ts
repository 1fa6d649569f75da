/** The library's own Inbox folder: what other programs send is put here as whole files, and read like any other. */
import { createWriteStream } from 'node:fs';
import { link, mkdir, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../preload/contract/errors.ts';
import type { ApiInbox } from '../ports.ts';
import { apiLimits } from './limits.ts';

/** Names tried beside one that is taken, `report (2).pdf` and on. */
const mostCopies = 10_000;

export function createApiInbox(wanted: string): ApiInbox {
  let uploads = 0;
  return {
    async store(name, bytes) {
      const safe = safeName(name);
      await mkdir(wanted, { recursive: true, mode: 0o700 });
      // As the library names its folders.
      const folder = await realpath(wanted);
      uploads += 1;
      // Watchers leave `.part` alone; a name appears only with everything in it.
      const part = path.join(folder, `.${process.pid}-${uploads}-${Date.now()}.part`);
      try {
        let size = 0;
        const counted = async function* () {
          for await (const piece of bytes) {
            size += piece.length;
            yield piece;
          }
        };
        await pipeline(Readable.from(counted()), createWriteStream(part, { flags: 'wx', mode: 0o600 }));
        return { folder, path: await place(part, folder, safe), bytes: size };
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk-full', 'The disk is full.');
        throw error;
      } finally {
        await rm(part, { force: true });
      }
    },
  };
}

/** A link, unlike a rename, never takes the place of a file that is there. */
async function place(part: string, folder: string, name: string): Promise<string> {
  const { name: stem, ext } = path.parse(name);
  for (let copy = 1; copy <= mostCopies; copy += 1) {
    const file = path.join(folder, copy === 1 ? name : `${stem} (${copy})${ext}`);
    try {
      await link(part, file);
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  throw new AppError('bad-request', 'There are too many files of this name in the Inbox.');
}

/** Throws `bad-request` for what is no plain name of a file. */
function safeName(name: string): string {
  const tidy = name.normalize('NFC').trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be in a name
  const bad = /[/\\:\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(tidy) || /^\.|^~\$/.test(tidy) || tidy === '';
  if (bad || Buffer.byteLength(tidy) > apiLimits.nameBytes) {
    throw new AppError('bad-request', 'Name the file plainly, such as report.pdf, without folders.', {
      detail: 'name',
    });
  }
  return tidy;
}
