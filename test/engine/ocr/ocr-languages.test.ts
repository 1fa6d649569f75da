import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { addOcrLanguage, listOcrLanguages, readOcrLanguage } from '../../../src/main/engine/ocr/ocr-languages.ts';
import { checkTraineddata } from '../../../src/main/engine/ocr/traineddata.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { traineddata } from '../../helpers/traineddata.ts';

const bundled = path.join(import.meta.dirname, '../../../resources/ocr');
let dirs = { bundled, added: '' };
let folder = '';

beforeEach(() => {
  folder = temporaryFolder();
  dirs = { bundled, added: path.join(folder, 'library', 'ocr') };
});

function put(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

describe('OCR languages', () => {
  it('lists what is bundled, without orientation data', async () => {
    expect(await listOcrLanguages(dirs)).toEqual([{ code: 'eng', bundled: true }]);
    const osd = await readOcrLanguage('osd', dirs);
    expect(osd?.length).toBeGreaterThan(1_000_000);
    expect(await readOcrLanguage('deu', dirs)).toBeNull();
    expect(await readOcrLanguage('../eng', dirs)).toBeNull();
  });

  it('takes data from disk, packed or not, and replaces older data', async () => {
    expect(await addOcrLanguage(put('deu.traineddata', traineddata()), dirs)).toEqual({ code: 'deu', bundled: false });
    expect(await addOcrLanguage(put('chi_sim.traineddata.gz', gzipSync(traineddata())), dirs)).toEqual({
      code: 'chi_sim',
      bundled: false,
    });
    const newer = traineddata([17, 20, 21]);
    await addOcrLanguage(put('deu.traineddata', newer), dirs);
    expect(await listOcrLanguages(dirs)).toEqual([
      { code: 'eng', bundled: true },
      { code: 'chi_sim', bundled: false },
      { code: 'deu', bundled: false },
    ]);
    expect(await readOcrLanguage('deu', dirs)).toEqual(Buffer.from(newer));
    expect(await readOcrLanguage('chi_sim', dirs)).toEqual(Buffer.from(traineddata()));
    expect(readdirSync(dirs.added).sort()).toEqual(['chi_sim.traineddata', 'deu.traineddata']);
  });

  it('prefers added data to bundled data of the same code', async () => {
    await addOcrLanguage(put('eng.traineddata', traineddata()), dirs);
    expect(await listOcrLanguages(dirs)).toEqual([{ code: 'eng', bundled: true }]);
    expect(await readOcrLanguage('eng', dirs)).toEqual(Buffer.from(traineddata()));
  });

  it.each([
    ['no data', 'deu.traineddata', new TextEncoder().encode('<html>not found</html>')],
    ['nothing', 'deu.traineddata', new Uint8Array()],
    ['a cut file', 'deu.traineddata', traineddata().subarray(0, 100)],
    ['a damaged archive', 'deu.traineddata.gz', gzipSync(traineddata()).subarray(0, 20)],
    ['data of Tesseract 3', 'deu.traineddata', traineddata([1, 3])],
    ['a name without a language', 'data.bin', traineddata()],
    ['orientation data', 'osd.traineddata', traineddata()],
  ])('refuses %s and leaves nothing behind', async (_, name, bytes) => {
    await expect(addOcrLanguage(put(name, bytes), dirs)).rejects.toMatchObject({ code: 'ocr-unavailable' });
    expect(await listOcrLanguages(dirs)).toEqual([{ code: 'eng', bundled: true }]);
  });

  it('says that a file cannot be read', async () => {
    const missing = path.join(folder, 'fra.traineddata');
    await expect(addOcrLanguage(missing, dirs)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('accepts the data that ships', () => {
    const packed = readFileSync(path.join(bundled, 'eng.traineddata.gz'));
    expect(Buffer.compare(checkTraineddata(packed), gunzipSync(packed))).toBe(0);
  });
});
