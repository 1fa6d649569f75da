/** Pictures for the window: listed, told of, grouped, searched by words and by picture. */
import { AppError, toWire } from '../../../preload/contract/errors.ts';
import type { Handlers, RouteName } from '../../../preload/contract/requests.ts';
import type { PageWords, PictureDetails, PictureLocation } from '../../../preload/contract/shapes.ts';
import type { EngineContext } from '../engine-context.ts';
import { figureOfCitation } from '../figure-of-citation.ts';
import { shownBytes } from '../picture-bytes.ts';
import { searchPictures } from '../picture-search.ts';
import { pictureOfRow } from '../picture-sources.ts';
import { groupOf, summariesOf, summarised } from '../picture-summaries.ts';
import { createRepeatedPictures } from '../repeated-pictures.ts';
import { searchByPicture } from '../search-by-picture.ts';
import type { PictureRow } from '../store/picture-list.ts';
import { textAround } from '../text-around.ts';
import type { MetadataField } from '../types.ts';
import { unpackWords } from '../word-boxes.ts';

type Routes = Extract<RouteName, `picture.${string}`>;

export function pictureHandlers(context: EngineContext): Handlers<Routes> {
  const { library } = context;
  const { list } = library.pictures;
  context.forgetters.push(context.pictureGroups.clear);
  const repeated = createRepeatedPictures(context);
  /** The order of a list, kept until the library changes: it is asked for in many parts while a person scrolls. */
  let kept: { readonly key: string; readonly version: number; readonly ids: readonly number[] } | null = null;

  function idsOf(filter: Parameters<typeof list.ids>[0], order: Parameters<typeof list.ids>[1], descending?: boolean) {
    const key = JSON.stringify([filter, order, descending]);
    const version = library.version();
    if (kept?.key !== key || kept.version !== version)
      kept = { key, version, ids: list.ids(filter, order, descending) };
    return kept.ids;
  }

  function rowOf(pictureId: string): PictureRow {
    const row = list.byPublicId(pictureId);
    if (!row) throw new AppError('not-found', 'This picture is not in the library.');
    return row;
  }

  return {
    'picture.status': async () => context.pictureKeeper.status(),
    'picture.list': async ({ folderId, documentId, which, order, descending, from, limit }, { signal }) => {
      await context.pictureGroups.refreshSoon(signal);
      const ids = idsOf({ folderId, documentId, which }, order, descending);
      return { pictures: summariesOf(context, ids.slice(from, from + limit)), total: ids.length };
    },
    'picture.sections': async ({ folderId, documentId, which, order, descending }) =>
      list.sections({ folderId, documentId, which }, order, descending),
    'picture.details': async ({ pictureId }, { signal }) => {
      await context.pictureGroups.refreshSoon(signal);
      return detailsOf(context, rowOf(pictureId));
    },
    'picture.duplicates': async ({ folderId, from, limit }, { signal }) => {
      await context.pictureGroups.refresh(signal);
      const groups = repeated.list({ folderId });
      const { waiting } = library.pictures.counts();
      const shown = groups.slice(from, from + limit).flatMap((looks) => groupOf(context, looks) ?? []);
      return { groups: shown, total: groups.length, complete: waiting === 0 };
    },
    'picture.search': (input, { signal }) => searchPictures(context, input, signal),
    'picture.similar': async ({ pictureId, k }, { signal }) => {
      const row = rowOf(pictureId);
      const picture = await pictureOfRow(context, row, signal);
      const content = row.takenOut || row.content === null ? undefined : library.contents.byId(row.content);
      return searchByPicture(
        context,
        { picture, own: row, text: content ? library.contents.text(content.id) : null },
        k,
        signal,
      );
    },
    'picture.searchByPicture': async ({ bytes, k }, { signal }) => {
      const picture = isDrawing(bytes)
        ? ({ type: 'drawing', bytes } as const)
        : ({ type: 'file', bytes, frame: 0 } as const);
      return searchByPicture(context, { picture, own: null, text: null }, k, signal);
    },
    'picture.cited': async (words) => figureOfCitation(context, words),
    'picture.trouble': async ({ pictureId, size }, { signal }) => {
      try {
        await shownBytes(context, { kind: 'picture', pictureId, size }, signal);
        return null;
      } catch (error) {
        if (signal.aborted) throw error;
        const { code, data } = toWire(error);
        return { code, values: data };
      }
    },
    'picture.words': async ({ documentId, index }) => wordsOf(context, documentId, index),
    'picture.useModel': async ({ path }) => {
      await context.pictureModel.use(path);
      context.pictureKeeper.kick();
      return context.pictureKeeper.status();
    },
    'picture.dropModel': async () => {
      context.pictureModel.drop();
      return context.pictureKeeper.status();
    },
  };
}

function isDrawing(bytes: Uint8Array): boolean {
  return /<svg[\s>]/.test(new TextDecoder().decode(bytes.subarray(0, 2048)));
}

function detailsOf(context: EngineContext, row: PictureRow): PictureDetails {
  const { library } = context;
  const [picture] = summarised(context, [row]);
  if (!picture) throw new AppError('not-found', 'This picture is not in the library.');
  const { fields, frames } = row.look === null ? { fields: [], frames: 1 } : library.pictures.fields(row.look);
  const content = row.content === null ? undefined : library.contents.byId(row.content);
  return {
    picture,
    fields: fields.filter(({ name }) => name !== 'location'),
    location: locationOf(fields),
    surrounding: textAround(context, row),
    text: content && !row.takenOut ? library.contents.text(content.id) : textUnder(context, row),
    documentTitle: row.documentTitle,
    frames,
    group: row.look === null ? null : groupOf(context, context.pictureGroups.looksLike(row.look)),
  };
}

/** Letters of a page that stand inside a picture of it: a scan, or a figure with words in it. */
function textUnder({ library }: EngineContext, { content, unit, box }: PictureRow): string {
  const page = content !== null && unit !== null && box ? library.contents.page(content, unit) : undefined;
  const words = page && content !== null && unit !== null ? library.contents.words(content, unit) : null;
  if (!page || !words || !box) return '';
  const inside = unpackWords(words).filter(
    ({ box: own }) => own[0] >= box[0] - 1 && own[2] <= box[2] + 1 && own[1] >= box[1] - 1 && own[3] <= box[3] + 1,
  );
  return inside.map(({ start, end }) => page.text.slice(start, end)).join(' ');
}

function locationOf(fields: readonly MetadataField[]): PictureLocation | null {
  const parts = fields
    .find(({ name }) => name === 'location')
    ?.value.split(',')
    .map(Number);
  const [latitude, longitude] = parts ?? [];
  if (latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude)) return null;
  return { latitude, longitude, isPrivate: true };
}

function wordsOf({ library }: EngineContext, documentId: string, index: number): PageWords {
  const content = library.contents.byPublicId(documentId);
  if (!content || content.stage === 'reading') throw new AppError('not-found', 'This document is not in the library.');
  const page = library.contents.page(content.id, index);
  if (!page) throw new AppError('not-found', 'There is no such page.');
  const words = library.contents.words(content.id, index);
  return {
    width: page.width ?? 0,
    height: page.height ?? 0,
    words: (words ? unpackWords(words) : []).map(({ start, end, box }) => ({
      start: page.start + start,
      end: page.start + end,
      text: page.text.slice(start, end),
      box,
    })),
  };
}
