/** Archives of an interrupted download: what stands in front of the cut is read, and the archive says that its end is missing. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extractorFor } from '../../../src/main/engine/extract/registry.ts';
import { limits } from '../../../src/main/engine/limits.ts';
import type { ReadingTools } from '../../../src/main/engine/types.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { tarBytes } from './archive-bytes.ts';
import { bytesSource, wideLimits } from './read-document.ts';

const random = seededRandom(7);
/** Text nothing packs well. */
const text = (length: number) =>
  Array.from({ length }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
const { signal } = new AbortController();
const toolsOf = (name: string): ReadingTools => ({ name, password: null, pictures: null });

/** What an archive lists, and the code its listing ends with. */
async function listing(name: string, bytes: Uint8Array) {
  const extractor = extractorFor(name, bytes.subarray(0, limits.extract.sniffBytes));
  const members: string[] = [];
  try {
    for await (const item of extractor?.extract(bytesSource(bytes), wideLimits, signal, toolsOf(name)) ?? [])
      if (item.type === 'member') members.push(item.member.path + (item.member.problem ? '!' : ''));
    return { members, code: null };
  } catch (error) {
    return { members, code: (error as { code?: string }).code ?? String(error) };
  }
}

/** What a member gives before its end, and the code it ends with. */
async function opened(name: string, bytes: Uint8Array, path: string) {
  const extractor = extractorFor(name, bytes.subarray(0, limits.extract.sniffBytes));
  const parts: Uint8Array[] = [];
  const textOf = () => Buffer.concat(parts).toString();
  try {
    const pieces = extractor?.openMember?.(bytesSource(bytes), path, wideLimits, signal, toolsOf(name));
    for await (const piece of pieces ?? []) parts.push(piece.slice());
    return { text: textOf(), code: null };
  } catch (error) {
    return { text: textOf(), code: (error as { code?: string }).code ?? String(error) };
  }
}

describe('a tar archive that is cut off', () => {
  const long = text(5000);
  const whole = tarBytes([
    { name: 'a.txt', bytes: 'First, whole.' },
    { name: 'long.txt', bytes: long },
    { name: 'c.txt', bytes: 'Behind.' },
  ]);
  const dataOfLong = 3 * 512;

  // The bug: it counted as damaged, and the file in the cut was lost.
  it('lists what is in front of the cut and opens it; the file in the cut gives its beginning', async () => {
    const bytes = whole.slice(0, dataOfLong + 2000);
    expect(await listing('all.tar', bytes)).toEqual({ members: ['a.txt', 'long.txt'], code: 'file-cut-off' });
    expect(await opened('all.tar', bytes, 'a.txt')).toEqual({ text: 'First, whole.', code: null });
    expect(await opened('all.tar', bytes, 'long.txt')).toEqual({ text: long.slice(0, 2000), code: 'file-cut-off' });
  });

  // The bug: cut between two files, it counted as complete.
  it('says so between two files, within a header, and where only its end mark is missing', async () => {
    const behindLong = dataOfLong + 5120;
    for (const length of [2 * 512, behindLong, behindLong + 200, whole.length - 1024]) {
      const { members, code } = await listing('all.tar', whole.slice(0, length));
      expect([length, code, members[0]]).toEqual([length, 'file-cut-off', 'a.txt']);
    }
    expect(await listing('all.tar', whole)).toEqual({ members: ['a.txt', 'long.txt', 'c.txt'], code: null });
  });

  it('is damaged where nothing stands in front of the cut', async () => {
    expect(await listing('all.tar', whole.slice(0, 512))).toEqual({ members: ['a.txt!'], code: 'file-damaged' });
  });
});

describe('a gzip file that is cut off', () => {
  const content = text(300_000);
  const whole = new Uint8Array(gzipSync(content));

  // The bug: nothing of it was read, and the file itself said "Ready".
  it.each([0.9, 0.5, 0.02])('gives what %f of it hold and says so, itself and its member', async (share) => {
    const bytes = whole.slice(0, Math.floor(whole.length * share));
    expect(await listing('log.txt.gz', bytes)).toEqual({ members: ['log.txt'], code: 'file-cut-off' });
    const { text: read, code } = await opened('log.txt.gz', bytes, 'log.txt');
    expect(code).toBe('file-cut-off');
    expect(content.startsWith(read)).toBe(true);
    expect(read.length).toBeGreaterThan(content.length * share * 0.8 - 2000);
  });

  it('gives everything where only a part of the sum behind it is missing', async () => {
    for (const missing of [1, 4, 7]) {
      const bytes = whole.slice(0, whole.length - missing);
      expect(await opened('log.txt.gz', bytes, 'log.txt')).toEqual({ text: content, code: 'file-cut-off' });
    }
  });

  it('is damaged where it ends before its first byte, and complete where it is', async () => {
    expect(await listing('log.txt.gz', whole.slice(0, 11))).toEqual({ members: [], code: 'file-damaged' });
    expect(await listing('log.txt.gz', whole)).toEqual({ members: ['log.txt'], code: null });
    expect(await listing('log.txt.gz', new Uint8Array(gzipSync('')))).toEqual({ members: ['log.txt'], code: null });
  });
});
