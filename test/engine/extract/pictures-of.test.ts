import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { kindsWithInnerPictures, pageOf, picturesOf } from '../../../src/main/engine/extract/pictures/pictures-of.ts';
import { sourceOfBytes } from '../../../src/main/engine/extract/source-of-bytes.ts';
import type { FoundPicture } from '../../../src/main/engine/types.ts';
import {
  illustratedDocx,
  illustratedEpub,
  illustratedHtml,
  illustratedMail,
  illustratedPdf,
  illustratedPptx,
  patches,
} from '../../helpers/illustrated-documents.ts';
import { usePdfium } from '../../helpers/use-pdfium.ts';

const { signal } = new AbortController();
const mails = path.resolve(import.meta.dirname, '../../../../shared/corpora/mail/stalwart');
const nowhere = { unit: null, number: null, box: null };
let picture: Buffer;
beforeAll(async () => {
  usePdfium();
  picture = await patches(1);
});

async function taken(kind: string, bytes: Uint8Array, only: string | null = null): Promise<FoundPicture[]> {
  const limits = { maxCharacters: 1e6, maxExpansion: 200, fromUnit: 0 };
  const tools = { name: 'a', password: null, pictures: null };
  const found: FoundPicture[] = [];
  for await (const one of picturesOf(sourceOfBytes(bytes), { kind, limits, tools, signal, only })) found.push(one);
  return found;
}

const told = ({ picture: _picture, ...rest }: FoundPicture) => rest;
const fileOf = (found: FoundPicture | undefined) =>
  found?.picture?.type === 'file' ? Buffer.from(found.picture.bytes) : null;

describe('pictures inside documents', () => {
  it('are taken out of a text with the paragraphs around them', async () => {
    const [found, ...others] = await taken('docx', illustratedDocx(picture));
    expect(others).toEqual([]);
    expect(fileOf(found)).toEqual(picture);
    expect(found && told(found)).toEqual({
      place: 'word/media/image1.jpeg',
      unit: null,
      number: null,
      box: null,
      caption: 'A boat beside the quay',
      before: 'The survey of the harbour was made in spring.',
      after: 'Figure 3: Depth of the channel\nThe channel is deep enough for ferries.',
    });
  });

  it('are taken out of a presentation with their slide', async () => {
    const [found] = await taken('pptx', illustratedPptx(picture));
    expect(found && told(found)).toMatchObject({
      place: 'ppt/media/image7.jpg',
      unit: 1,
      number: 2,
      caption: 'A crane lifts a boat',
      after: 'Cranes of the northern pier',
    });
  });

  it('are taken out of a book and of a web page, and nothing is fetched', async () => {
    const [plate] = await taken('epub', illustratedEpub(picture));
    expect(plate && told(plate)).toMatchObject({
      place: 'book/pictures/lamp.jpg',
      caption: 'The lamp',
      before: 'The Storm\nThe keeper lit the lamp every evening.',
      after: 'Plate 2. The great lamp at night\nIt was seen from afar.',
    });
    const inPage = await taken('html', Buffer.from(illustratedHtml(picture)));
    expect(inPage.map(({ caption, place }) => [caption, place])).toEqual([['A rope walk', 'data 1']]);
    expect(fileOf(inPage[0])).toEqual(picture);
  });

  it('are taken out of a PDF with their page and place on it, JPEGs as they were put in', async () => {
    const found = await taken('pdf', await illustratedPdf(picture));
    expect(found.map(({ place, number }) => [place, number])).toEqual([
      ['1/0', 2],
      ['1/1', 2],
    ]);
    expect(fileOf(found[0])).toEqual(picture);
    expect(found[0]?.box?.map(Math.round)).toEqual([60, 120, 300, 300]);
    // What is kept in no file of its own comes as colours: not black, not of another size.
    expect(found[1]?.picture).toMatchObject({ type: 'colours', width: 160, height: 120, channels: 3 });
    const pixels = found[1]?.picture?.type === 'colours' ? found[1].picture.pixels : new Uint8Array();
    expect(new Set(pixels).size).toBeGreaterThan(50);
  });

  it('of a mail are its attachments: those its text shows are told with what stands around them', async () => {
    const found = await taken('email', Buffer.from(illustratedMail(picture)));
    expect(found.map(({ picture: file, ...rest }) => [file, rest])).toEqual([
      [
        null,
        {
          ...nowhere,
          place: 'image001.jpg',
          caption: 'The lock gate, seen from the quay',
          before: 'Dear Ottilie,\nThe surveyor found a crack in the gate.',
          after: 'It is as long as a hand.\nThe second one is of the pump house.',
        },
      ],
      [
        null,
        {
          ...nowhere,
          place: 'image002.jpg',
          caption: 'image002.jpg',
          before: 'It is as long as a hand.\nThe second one is of the pump house.',
          after: 'Figure 2: The pump house after the storm\nRegards, Émile',
        },
      ],
    ]);
  });

  // The bug: an identifier that is escaped, or written in another part, leaves a picture without its words, or invents one.
  it.skipIf(!existsSync(mails))('of published mails are found by their identifiers', async () => {
    const told = async (name: string) =>
      (await taken('email', readFileSync(path.join(mails, name)))).map(({ place, caption }) => [place, caption]);
    expect(await told('legacy/035.eml')).toEqual([
      ['nsmailEG.png', 'blue ball'],
      ['nsmail39.png', ''],
    ]);
    expect(await told('thirdparty/018.eml')).toHaveLength(1);
    expect(await told('legacy/018.eml')).toHaveLength(2);
  });

  it('are found again one by one', async () => {
    const pdf = await illustratedPdf(picture);
    expect((await taken('pdf', pdf, '1/1')).map(({ place }) => place)).toEqual(['1/1']);
    expect((await taken('docx', illustratedDocx(picture), 'word/media/image1.jpeg')).length).toBe(1);
    expect(await taken('docx', illustratedDocx(picture), 'word/media/none.jpeg')).toEqual([]);
  });

  it('are none in kinds that have them as members, and no damaged document passes for an empty one', async () => {
    expect(kindsWithInnerPictures).not.toContain('zip');
    expect(await taken('zip', Buffer.from('PK'))).toEqual([]);
    expect(await taken('email', Buffer.from('From: a@b'))).toEqual([]);
    await expect(taken('docx', Buffer.from('PK\u0003\u0004 broken'))).rejects.toMatchObject({ name: 'AppError' });
  });
});

describe('pages of a PDF', () => {
  it('are painted in colours, the longer edge as asked', async () => {
    const asked = { kind: 'pdf', index: 1, edge: 400, password: null };
    const page = await pageOf(sourceOfBytes(await illustratedPdf(picture)), asked, signal);
    expect(page).toMatchObject({ type: 'colours', height: 400, channels: 4 });
    const pixels = page?.type === 'colours' ? page.pixels : new Uint8Array();
    expect(new Set(pixels).size).toBeGreaterThan(50);
    expect(await pageOf(sourceOfBytes(Buffer.from('x')), { ...asked, kind: 'text' }, signal)).toBeNull();
  });
});
