import { copyFileSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../../src/preload/contract/errors.ts';
import { pageEdge } from '../../../src/preload/contract/picture-shapes.ts';
import {
  illustratedDocx,
  illustratedEpub,
  illustratedHtml,
  illustratedMail,
  illustratedPdf,
  illustratedPptx,
  patches,
} from '../../helpers/illustrated-documents.ts';
import { lookingPictures } from '../../helpers/looking-pictures.ts';
import { readingWorkers } from '../../helpers/reading-workers.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { usePdfium } from '../../helpers/use-pdfium.ts';

beforeAll(usePdfium);

async function engineOver(folder: string) {
  const pictures = lookingPictures();
  const parts = await testEngine(temporaryFolder(), { workers: readingWorkers(), more: { pictures } });
  await parts.add(folder);
  return { ...parts, pictures };
}

describe('pictures of a library', () => {
  it('are listed with size, state and date, in the order asked for and under headings that add up', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'trip'));
    writeFileSync(path.join(folder, 'trip/boat.jpg'), await patches(1));
    writeFileSync(path.join(folder, 'tower.jpg'), await patches(2, { width: 200, height: 300 }));
    writeFileSync(path.join(folder, 'torn.png'), Buffer.from('89504e470d0a1a0a0000', 'hex'));
    utimesSync(path.join(folder, 'trip/boat.jpg'), 1_700_000_000, 1_700_000_000);
    utimesSync(path.join(folder, 'tower.jpg'), 1_600_000_000, 1_600_000_000);
    utimesSync(path.join(folder, 'torn.png'), 1_500_000_000, 1_500_000_000);
    const { request } = await engineOver(folder);
    const byDate = await request('picture.list', {});
    expect(byDate.total).toBe(3);
    expect(
      byDate.pictures.map(({ name, width, height, state, reason }) => [name, width, height, state, reason?.code]),
    ).toEqual([
      ['boat.jpg', 320, 240, 'ready', undefined],
      ['tower.jpg', 200, 300, 'ready', undefined],
      ['torn.png', 0, 0, 'failed', 'file-damaged'],
    ]);
    const byName = await request('picture.list', { order: 'name', limit: 2, from: 1 });
    expect(byName.pictures.map(({ name }) => name)).toEqual(['torn.png', 'tower.jpg']);
    const months = await request('picture.sections', { order: 'date' });
    expect(months.map(({ key, count }) => [key, count])).toEqual([
      ['2023-11', 1],
      ['2020-09', 1],
      ['2017-07', 1],
    ]);
    const folders = await request('picture.sections', { order: 'folder' });
    expect(folders.map(({ title, count }) => [title, count])).toEqual([
      ['', 2],
      ['trip', 1],
    ]);
    expect(await request('picture.status', {})).toMatchObject({
      total: 3,
      ready: 2,
      failed: 1,
      waiting: 0,
      model: null,
    });
  });

  it('are found by words they hold only, however near the meaning of others is', async () => {
    const folder = temporaryFolder();
    const svg = (text: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="90"><text x="9" y="40">${text}</text></svg>`;
    writeFileSync(path.join(folder, 'a1.svg'), svg('Coffee and cake, total 7.40, paid in cash'));
    writeFileSync(path.join(folder, 'a2.svg'), svg('Dogs on a lead only in this park'));
    const { request, idle } = await engineOver(folder);
    await idle();
    const names = async (query: string) =>
      (await request('picture.search', { query })).hits.map(({ picture }) => picture.name);
    expect(await names('child running on grass')).toEqual([]);
    expect(await names('dog running on grass')).toEqual(['a2.svg']);
  });

  it('are shown upright as JPEG in every size, from the disk the second time', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'big.jpg'), await patches(3, { width: 1200, height: 900 }));
    const { request, engine, pictures, dataDir } = await engineOver(folder);
    const [picture] = (await request('picture.list', {})).pictures;
    const looked = pictures.looked();
    const sizes = [];
    for (const size of ['small', 'medium', 'large', 'full', 'large']) {
      const jpeg = await engine.shownBytes({ kind: 'picture', pictureId: picture?.id ?? '', size });
      const { width, format } = await sharp(jpeg).metadata();
      sizes.push([size, width, format]);
    }
    expect(sizes).toEqual([
      ['small', 192, 'jpeg'],
      ['medium', 512, 'jpeg'],
      ['large', 1200, 'jpeg'],
      ['full', 1200, 'jpeg'],
      ['large', 1200, 'jpeg'],
    ]);
    // Small and medium were made when it was found; large once; full is not kept.
    expect(pictures.looked() - looked).toBe(2);
    const kept = readdirSync(path.join(dataDir, 'thumbnails'), { recursive: true, withFileTypes: true });
    expect(kept.filter((entry) => entry.isFile()).length).toBe(3);
    const asked = { kind: 'picture', pictureId: picture?.id ?? '', size: 'huge' } as const;
    await expect(engine.shownBytes(asked)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('that are there twice or nearly so are grouped, the finest first', async () => {
    const folder = temporaryFolder();
    const boat = await patches(4, { width: 800, height: 600 });
    writeFileSync(path.join(folder, 'boat.jpg'), boat);
    copyFileSync(path.join(folder, 'boat.jpg'), path.join(folder, 'boat copy.jpg'));
    writeFileSync(path.join(folder, 'boat small.jpg'), await sharp(boat).resize(300).jpeg({ quality: 60 }).toBuffer());
    writeFileSync(path.join(folder, 'boat turned.jpg'), await sharp(boat).rotate(90).jpeg().toBuffer());
    writeFileSync(path.join(folder, 'tower.jpg'), await patches(5));
    const { request } = await engineOver(folder);
    const { groups, total, complete } = await request('picture.duplicates', {});
    expect([total, complete, groups[0]?.copies, groups[0]?.near]).toEqual([1, true, 2, 2]);
    const names = groups[0]?.pictures.map(({ picture, match }) => `${picture.name} ${match}`);
    expect(new Set(names)).toEqual(
      new Set(['boat.jpg same', 'boat copy.jpg same', 'boat small.jpg near', 'boat turned.jpg near']),
    );
    expect(groups[0]?.pictures[0]?.picture.width).toBe(800);
    const listed = (await request('picture.list', { order: 'name' })).pictures;
    expect(listed.map(({ name, copies, near }) => [name, copies, near])).toEqual([
      ['boat copy.jpg', 1, 2],
      ['boat small.jpg', 0, 3],
      ['boat turned.jpg', 0, 3],
      ['boat.jpg', 1, 2],
      ['tower.jpg', 0, 0],
    ]);
    const dragged = await sharp(boat).resize(250).webp().toBuffer();
    const { hits, usedModel } = await request('picture.searchByPicture', { bytes: dragged });
    expect([new Set(hits.map(({ match }) => match)), hits.length, usedModel]).toEqual([new Set(['near']), 4, false]);
    const again = await request('picture.searchByPicture', { bytes: new Uint8Array(boat) });
    expect(again.hits.filter(({ match }) => match === 'same').map(({ picture }) => picture.name)).toHaveLength(2);
  });

  it('inside documents are found with page, caption and what stands around, and lead back to their page', async () => {
    const folder = temporaryFolder();
    const pictures = await Promise.all([11, 12, 13, 14, 15].map((seed) => patches(seed)));
    const [one, two, three, four, five] = pictures as [Buffer, Buffer, Buffer, Buffer, Buffer];
    writeFileSync(path.join(folder, 'survey.docx'), illustratedDocx(one));
    writeFileSync(path.join(folder, 'pier.pptx'), illustratedPptx(two));
    writeFileSync(path.join(folder, 'book.epub'), illustratedEpub(three));
    writeFileSync(path.join(folder, 'ropes.html'), illustratedHtml(four));
    writeFileSync(path.join(folder, 'ferries.pdf'), await illustratedPdf(five));
    const { request, engine } = await engineOver(folder);
    const { pictures: all } = await request('picture.list', { order: 'name', which: 'inside' });
    expect(all.map(({ name, label, caption, page, state }) => [name, label, caption, page, state])).toEqual([
      ['book.epub', 'Plate 2', 'Plate 2. The great lamp at night', null, 'ready'],
      ['ferries.pdf', 'Figure 3', 'Figure 3. Ferries in the channel', 2, 'ready'],
      ['ferries.pdf', null, null, 2, 'ready'],
      ['pier.pptx', null, 'A crane lifts a boat', 2, 'ready'],
      ['ropes.html', null, 'A rope walk', null, 'ready'],
      ['survey.docx', 'Figure 3', 'Figure 3: Depth of the channel', null, 'ready'],
    ]);
    const ferries = all[1];
    expect(ferries?.pageIndex).toBe(1);
    const details = await request('picture.details', { pictureId: ferries?.id ?? '' });
    expect(details.surrounding).toContain('Ferries cross the channel');
    const found = await request('picture.search', { query: 'depth of the channel' });
    expect(found.hits[0]?.picture.name).toBe('survey.docx');
    expect(found.hits[0]?.evidence).toContain('caption');
    const jpeg = await engine.shownBytes({ kind: 'picture', pictureId: ferries?.id ?? '', size: 'large' });
    expect((await sharp(jpeg).metadata()).width).toBe(320);
    // A screenshot of the figure, dragged in: which document is it from?
    const dragged = await sharp(five).resize(260).png().toBuffer();
    const { pages } = await request('picture.searchByPicture', { bytes: new Uint8Array(dragged) });
    expect(pages.map(({ title, page, by }) => [path.basename(title), page, by])).toContainEqual([
      'ferries.pdf',
      2,
      'look',
    ]);
  });

  it('of a mail are found by its words, and told of with them', async () => {
    const folder = temporaryFolder();
    const picture = Buffer.from(await patches(21)).toString('base64');
    const parts = [
      'Content-Type: text/html\r\n\r\n<p>The surveyor found a crack in the lock gate.</p><img src="cid:gate">',
      `Content-Type: image/jpeg\r\nContent-ID: <gate>\r\nContent-Disposition: inline; filename="img1.jpg"\r\nContent-Transfer-Encoding: base64\r\n\r\n${picture}`,
    ];
    const body = parts.map((part) => `--b\r\n${part}\r\n`).join('');
    writeFileSync(
      path.join(folder, 'gate.eml'),
      `From: a@example.org\r\nSubject: Tuesday inspection\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n${body}--b--\r\n`,
    );
    const { request } = await engineOver(folder);
    for (const query of ['surveyor crack', 'Tuesday inspection']) {
      const { hits } = await request('picture.search', { query });
      expect(hits.map(({ picture: found, evidence }) => [found.name, evidence])).toEqual([['img1.jpg', ['nearby']]]);
      const details = await request('picture.details', { pictureId: hits[0]?.picture.id ?? '' });
      expect(details.surrounding).toContain('a crack in the lock gate');
    }
  });

  it('of a mail that shows several have each its own caption and words, and those only attached the mail’s', async () => {
    const folder = temporaryFolder();
    const mail = illustratedMail(await patches(41), [await patches(42), await patches(43)]);
    writeFileSync(path.join(folder, 'inspection.eml'), mail);
    // The same inside another container.
    writeFileSync(path.join(folder, 'old.zip'), zipSync({ 'post/inspection.eml': new TextEncoder().encode(mail) }));
    const { request } = await engineOver(folder);
    const { pictures } = await request('picture.list', { order: 'name' });
    expect(pictures.map(({ name, label, caption, inside }) => [name, label, caption, inside])).toEqual([
      ...Array(2).fill(['anchor.jpg', null, null, true]),
      ...Array(2).fill(['image001.jpg', null, 'The lock gate, seen from the quay', true]),
      ...Array(2).fill(['image002.jpg', 'Figure 2', 'Figure 2: The pump house after the storm', true]),
    ]);
    const around = async (name: string) => {
      const picture = pictures.find((one) => one.name === name);
      return (await request('picture.details', { pictureId: picture?.id ?? '' })).surrounding;
    };
    expect(await around('image002.jpg')).toContain('It is as long as a hand.');
    expect(await around('image002.jpg')).not.toContain('a crack in the gate');
    expect(await around('anchor.jpg')).toContain('a crack in the gate');
    const found = async (query: string) =>
      (await request('picture.search', { query })).hits.map(({ picture }) => picture.name);
    expect((await found('pump house storm'))[0]).toBe('image002.jpg');
    expect((await found('seen from the quay'))[0]).toBe('image001.jpg');
    expect(new Set(await found('Tuesday inspection'))).toEqual(new Set(['anchor.jpg', 'image001.jpg', 'image002.jpg']));
  });

  it('are found by file name, and leave no trace when they go', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'IMG_20-lighthouse.jpg'), await patches(6));
    writeFileSync(path.join(folder, 'other.jpg'), await patches(7));
    const { request, engine, dataDir } = await engineOver(folder);
    const found = await request('picture.search', { query: 'lighthouses' });
    expect(found.hits.map(({ picture, evidence }) => [picture.name, evidence])).toEqual([
      ['IMG_20-lighthouse.jpg', ['name']],
    ]);
    const files = () =>
      readdirSync(path.join(dataDir, 'thumbnails'), { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      );
    expect(files()).toHaveLength(4);
    const [folderSummary] = (await request('library.status', {})).folders;
    await request('folder.remove', { folderId: folderSummary?.id ?? '' });
    expect(files()).toHaveLength(0);
    expect((await request('picture.list', {})).total).toBe(0);
    expect((await request('picture.search', { query: 'lighthouse' })).hits).toEqual([]);
    const gone = { kind: 'picture', pictureId: found.hits[0]?.picture.id ?? '', size: 'small' } as const;
    await expect(engine.shownBytes(gone)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are looked at again when they change, and hidden with their file', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a.jpg');
    writeFileSync(file, await patches(8));
    // Else all of the folder is gone, and a person is asked first.
    for (let at = 0; at < 8; at += 1) writeFileSync(path.join(folder, `${at}.txt`), `Note ${at}`);
    const { request, rescan } = await engineOver(folder);
    writeFileSync(file, await patches(9, { width: 100, height: 100 }));
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    await rescan();
    expect((await request('picture.list', {})).pictures.map(({ width, height }) => [width, height])).toEqual([
      [100, 100],
    ]);
    rmSync(file);
    await rescan();
    expect((await request('picture.list', {})).total).toBe(0);
  });

  it('show pages of every kind of document: painted, or drawn from its text', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'notes.md'), '# Harbour\n\nThe tide turns at noon.\n\n- ropes\n- nets\n');
    writeFileSync(path.join(folder, 'table.csv'), 'boat,length\nAnna,12\nBerta,9\n');
    writeFileSync(path.join(folder, 'ferries.pdf'), await illustratedPdf(await patches(10)));
    const { request, engine } = await engineOver(folder);
    const { files } = await request('file.list', {});
    for (const file of files) {
      const place = { kind: 'page', documentId: file.documentId ?? '', fileId: file.id, size: 'medium' } as const;
      const jpeg = await engine.shownBytes({ ...place, index: 0 });
      const { width, height } = await sharp(jpeg).metadata();
      expect([file.name, Math.max(width, height)]).toEqual([file.name, 512]);
      // Something stands on it.
      const { channels } = await sharp(jpeg).stats();
      expect(channels[0]?.stdev).toBeGreaterThan(3);
      await expect(engine.shownBytes({ ...place, index: 77 })).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(files).toHaveLength(3);
    // The whole page is for marks to stand on: only what has a look of its own has one.
    const whole = await Promise.all(
      files.map(({ name, documentId, id }) =>
        engine.shownBytes({ kind: 'page', documentId: documentId ?? '', fileId: id, index: 0, size: 'full' }).then(
          async (jpeg) => [name, (await sharp(jpeg).metadata()).height],
          (error: unknown) => [name, (error as AppError).code],
        ),
      ),
    );
    expect(Object.fromEntries(whole)).toEqual({
      'notes.md': 'not-found',
      'table.csv': 'not-found',
      'ferries.pdf': pageEdge,
    });
  });
});
