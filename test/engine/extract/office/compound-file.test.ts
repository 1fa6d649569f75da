import { describe, expect, it } from 'vitest';
import { openCompound } from '../../../../src/main/engine/extract/compound/compound-file.ts';
import { compoundBytes } from './compound-bytes.ts';

const letters = (count: number) => Uint8Array.from({ length: count }, (_, index) => index % 251);

describe('compound files', () => {
  it('reads large and small streams and those inside storages', () => {
    const large = openCompound(compoundBytes({ One: letters(10_000), 'Folder/Two': letters(5_000) }));
    expect(large.read('One')).toEqual(letters(10_000));
    expect(large.read('folder/TWO')?.subarray(0, 5_000)).toEqual(letters(5_000));
    expect(large.read('Three')).toBeNull();
    const small = openCompound(compoundBytes({ One: letters(100), Two: letters(200) }, true));
    expect(small.read('One')).toEqual(letters(100));
    expect(small.read('Two')).toEqual(letters(200));
  });

  it('comes to an end where sectors run in a circle', () => {
    const bytes = compoundBytes({ One: letters(60_000) });
    const view = new DataView(bytes.buffer);
    const table = (view.getUint32(0x4c, true) + 1) * 512;
    for (let at = 0; at < 100; at += 1) view.setUint32(table + at * 4, (at * 7) % 11, true);
    expect(openCompound(bytes).read('One')?.length ?? 0).toBeLessThan(bytes.length);
  });

  it('comes to an end where directory entries point at one another', () => {
    const bytes = compoundBytes({ One: letters(10), Two: letters(10) });
    const view = new DataView(bytes.buffer);
    const directory = (view.getUint32(0x30, true) + 1) * 512;
    for (const entry of [1, 2]) view.setUint32(directory + entry * 128 + 72, 3 - entry, true);
    expect(openCompound(bytes).entries.size).toBeGreaterThan(0);
  });

  it('refuses what is cut short before its directory', () => {
    const bytes = compoundBytes({ One: letters(10_000) });
    expect(() => openCompound(bytes.subarray(0, 1024))).toThrow(expect.objectContaining({ code: 'file-damaged' }));
    expect(() => openCompound(bytes.subarray(0, 100))).toThrow(expect.objectContaining({ code: 'file-damaged' }));
  });
});
