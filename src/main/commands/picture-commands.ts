/** pictures: find, like, duplicates, list, model. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import { mostPictureBytes } from '../../preload/contract/picture-requests.ts';
import type { PictureGroup, PictureResults, PictureStatus, PictureSummary } from '../../preload/contract/shapes.ts';
import { folderIdOf } from './library-commands.ts';
import type { Door } from './open-door.ts';
import { type Output, placeText } from './output.ts';
import { type Command, usage } from './parse-command.ts';

/** Pictures asked for at once when all are listed. */
const listPart = 1_000;
const groupPart = 500;

export async function picturesCommand(command: Command, door: Door, output: Output): Promise<void> {
  const [what, ...rest] = command.positionals;
  const k = Number(command.value('k') ?? 10);
  if (!Number.isInteger(k) || k < 1 || k > 200) throw usage('-k takes a whole number from 1 to 200.');
  const folder = command.value('folder');
  const folderId = folder ? await folderIdOf(door, folder) : undefined;
  switch (what) {
    case 'find': {
      if (rest.length === 0) throw usage('pictures find takes words.');
      const results = await door.request('picture.search', { query: rest.join(' '), k, folderId });
      return output.document(resultsValue(results), () => resultsText(results));
    }
    case 'like': {
      const results = await door.request('picture.searchByPicture', { bytes: await pictureAt(rest), k });
      return output.document(resultsValue(results), () => resultsText(results));
    }
    case 'duplicates':
      return duplicates(door, output, folderId);
    case 'list':
      return list(door, output, folderId);
    case 'model':
      return model(door, output, rest);
    default:
      throw usage('pictures takes find, like, duplicates, list or model.');
  }
}

async function pictureAt(places: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const [file, ...others] = places;
  if (file === undefined || others.length > 0) throw usage('pictures like takes one file.');
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('file-unreadable', `${file} cannot be read (${error.code ?? error.message}).`, { path: file });
  });
  if (bytes.length > mostPictureBytes) {
    throw new AppError('picture-too-large', 'The picture file is too large.', { bytes: bytes.length });
  }
  return new Uint8Array(bytes);
}

async function duplicates(door: Door, output: Output, folderId: string | undefined): Promise<void> {
  const groups: PictureGroup[] = [];
  for (;;) {
    const part = await door.request('picture.duplicates', { folderId, from: groups.length, limit: groupPart });
    groups.push(...part.groups);
    if (part.groups.length === 0 || groups.length >= part.total) break;
  }
  const value = groups.map(({ copies, near, pictures }) => ({
    copies,
    near,
    pictures: pictures.map(({ picture, match }) => ({ ...pictureLine(picture), match })),
  }));
  output.document({ groups: value }, () => {
    if (groups.length === 0) return 'No picture is there more than once.';
    return groups
      .map(({ copies, near, pictures }) =>
        [`${copies} copies, ${near} near copies`, ...pictures.map(({ picture }) => `  ${placeText(picture)}`)].join(
          '\n',
        ),
      )
      .join('\n\n');
  });
}

async function list(door: Door, output: Output, folderId: string | undefined): Promise<void> {
  const pictures: PictureSummary[] = [];
  for (;;) {
    const part = await door.request('picture.list', { folderId, from: pictures.length, limit: listPart });
    pictures.push(...part.pictures);
    if (part.pictures.length === 0 || pictures.length >= part.total) break;
  }
  output.document({ pictures: pictures.map(pictureLine) }, () =>
    pictures.length === 0 ? 'There are no pictures.' : pictures.map((picture) => placeText(picture)).join('\n'),
  );
}

async function model(door: Door, output: Output, places: readonly string[]): Promise<void> {
  const [wanted, ...others] = places;
  if (others.length > 0) throw usage('pictures model takes one folder, or none.');
  const status = await asked(door, wanted);
  output.document({ model: status.model }, () => {
    if (!status.model) return 'No picture model is used. Pictures are found by their words.';
    const { name, done, total, state } = status.model;
    return `${name}: ${state}, has seen ${done} of ${total} pictures.`;
  });
}

function asked(door: Door, wanted: string | undefined): Promise<PictureStatus> {
  if (wanted === undefined) return door.request('picture.status', {});
  return wanted === 'none'
    ? door.request('picture.dropModel', {})
    : door.request('picture.useModel', { path: path.resolve(wanted) });
}

/** The documented shape of a picture; where it was taken is left out. */
function pictureLine(picture: PictureSummary) {
  const {
    path: place,
    page,
    label,
    caption,
    width,
    height,
    format,
    bytes,
    date,
    state,
    reason,
    copies,
    near,
  } = picture;
  return { path: place, page, label, caption, width, height, format, bytes, date, state, reason, copies, near };
}

function resultsValue({ hits, pages, usedModel }: PictureResults) {
  return {
    hits: hits.map(({ picture, score, evidence, match }) => ({ ...pictureLine(picture), score, evidence, match })),
    pages: pages.map(({ path: place, page, title, score, by }) => ({ path: place, page, title, score, by })),
    usedModel,
  };
}

function resultsText({ hits, pages }: PictureResults): string {
  const lines = hits.map(({ picture, match, evidence }) =>
    [placeText(picture), picture.caption, match ?? evidence.join(', ')].filter(Boolean).join('  ·  '),
  );
  const from = pages.map((page) => `${placeText(page)}  ·  ${page.by}`);
  const told = [...lines, ...(from.length > 0 ? ['', 'It may be from:', ...from] : [])];
  return told.length === 0 ? 'No pictures found.' : told.join('\n');
}
