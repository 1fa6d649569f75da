/** Pictures like a given one, and the pages it may be from. */
import { createHash } from 'node:crypto';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { PageMatch, PictureHit, PictureResults } from '../../preload/contract/shapes.ts';
import { documentSource } from './document-source.ts';
import type { EngineContext } from './engine-context.ts';
import { libraryLanguages } from './library-facts.ts';
import { ocrLanguagesOf } from './ocr/ocr-setting.ts';
import { byLook } from './picture-search.ts';
import { summarised } from './picture-summaries.ts';
import { pictureLimits } from './pictures/limits.ts';
import { pictureHashes } from './pictures/picture-hash.ts';
import { analyse } from './search/analyser.ts';
import { parseQuery, termExpression } from './search/query.ts';
import type { PictureRow } from './store/picture-list.ts';
import type { ShownPicture } from './types.ts';

const { search: limits } = pictureLimits;
type Match = NonNullable<PictureHit['match']>;

/** What is given to compare with. */
export type GivenPicture = {
  readonly picture: ShownPicture;
  /** Its look when it is in the library; then it is not among the hits itself. */
  readonly own: PictureRow | null;
  /** Words known to stand in it; null: they are read. */
  readonly text: string | null;
};

/** Rejects with `file-damaged`, `format-unsupported`, `picture-too-large`, `cancelled`. */
export async function searchByPicture(
  context: EngineContext,
  given: GivenPicture,
  k: number,
  signal: AbortSignal,
): Promise<PictureResults> {
  const { library, pictures, pictureGroups } = context;
  if (!pictures) throw new AppError('engine-unavailable', 'Pictures cannot be looked at here.');
  await pictureGroups.refresh(signal);
  const { signature } = await pictures.look(given.picture, [], signal);
  const hashes = pictureHashes(signature);
  const same = sameLook(context, given);
  const near = hashes ? pictureGroups.near(hashes, signature) : [];
  const asked = await context.pictureModel.ofPicture(given.picture, signal);
  const alike = asked ? byLook(context, asked, {}, limits.leastAlike) : new Map<number, number>();
  const matches = new Map<number, { readonly match: Match; readonly score: number }>();
  for (const [id, over] of alike) matches.set(id, { match: 'alike', score: limits.leastAlike + over });
  for (const [look, id] of library.pictures.list.ofLooks(near)) {
    matches.set(id, look === same ? { match: 'same', score: 1 } : { match: 'near', score: 0.99 });
  }
  if (same !== null) {
    for (const [, id] of library.pictures.list.ofLooks([same])) matches.set(id, { match: 'same', score: 1 });
  }
  if (given.own) matches.delete(given.own.id);
  const best = [...matches].sort((a, b) => b[1].score - a[1].score || a[0] - b[0]).slice(0, k);
  const rows = library.pictures.list.byIds(best.map(([id]) => id));
  const summaries = summarised(context, rows);
  const hits = rows.flatMap(({ id }, at): PictureHit[] => {
    const [picture, found] = [summaries[at], matches.get(id)];
    return picture && found ? [{ picture, ...found, evidence: ['look'] }] : [];
  });
  const looks = same === null ? near : [...new Set([same, ...near])];
  const pages = [...pagesByLook(context, looks, given.own), ...(await pagesByWords(context, given, signal))];
  return { hits, pages: distinctPages(pages).slice(0, limits.pages), usedModel: asked !== null };
}

function sameLook(context: EngineContext, { picture, own }: GivenPicture): number | null {
  if (own) return own.look;
  if (picture.type !== 'file' && picture.type !== 'drawing') return null;
  return context.library.pictures.lookOf(createHash('sha256').update(picture.bytes).digest()) ?? null;
}

function pagesByLook(context: EngineContext, looks: readonly number[], own: PictureRow | null): PageMatch[] {
  return context.library.pictures.list.takenOut(looks).flatMap((row) => {
    if (row.unit === null || row.id === own?.id) return [];
    return pageMatch(context, row.content, row.file, row.unit, { score: 1, by: 'look' });
  });
}

/** Pages that hold most of the words read in the picture. */
async function pagesByWords(context: EngineContext, given: GivenPicture, signal: AbortSignal): Promise<PageMatch[]> {
  const { library } = context;
  const text = given.text ?? (await readWords(context, given.picture, signal));
  const languages = libraryLanguages(library);
  const terms = [...parseQuery(text, languages).terms].sort((a, b) => b.length - a.length).slice(0, limits.pageWords);
  if (terms.length < leastWords) return [];
  const anyOf = terms.map((term) => ({ term }));
  const match = { expression: anyOf.map(termExpression).join(' OR '), anyOf };
  const found = library.search.keyword(match, {}, limits.candidates);
  const places = new Map<string, PageMatch[]>();
  for (const { chunkId } of found.slice(0, limits.pages * 8)) {
    const chunk = library.chunks.byId(chunkId);
    const key = `${chunk?.contentId} ${chunk?.unit}`;
    if (!chunk || places.has(key)) continue;
    const content = library.contents.byId(chunk.contentId);
    const page = library.contents.page(chunk.contentId, chunk.unit);
    if (!content || !page || content.id === given.own?.content) continue;
    const held = new Set(analyse(page.text, content.language).map(({ term }) => term));
    const score = terms.filter((term) => held.has(term)).length / terms.length;
    const file = library.search.fileOf(content.id, {});
    places.set(
      key,
      score < limits.leastPageShare || file === undefined
        ? []
        : pageMatch(context, content.id, file, chunk.unit, { score, by: 'words' }),
    );
  }
  return [...places.values()].flat();
}

/** Fewer words stand on any page. */
const leastWords = 4;

async function readWords(context: EngineContext, picture: ShownPicture, signal: AbortSignal): Promise<string> {
  const languages = ocrLanguagesOf(context.personal.settings);
  if (!context.pictures || languages.length === 0 || (picture.type !== 'file' && picture.type !== 'pixels')) return '';
  try {
    const { words } = await context.pictures.recognise(picture, languages, signal);
    return words.map(({ text }) => text).join(' ');
  } catch (error) {
    if (signal.aborted) throw error;
    context.log.warn('a given picture was not read', { code: toWire(error).code });
    return '';
  }
}

function pageMatch(
  context: EngineContext,
  contentId: number | null,
  fileId: number,
  unit: number,
  { score, by }: Pick<PageMatch, 'score' | 'by'>,
): PageMatch[] {
  const content = contentId === null ? undefined : context.library.contents.byId(contentId);
  const file = context.library.files.byId(fileId);
  if (!content || !file) return [];
  const { documentId, fileId: publicId, title, path } = documentSource(context, content, file);
  const page = context.library.contents.page(content.id, unit)?.number ?? null;
  return [{ documentId, fileId: publicId, title, path, page, pageIndex: unit, score, by }];
}

function distinctPages(pages: readonly PageMatch[]): PageMatch[] {
  const best = new Map<string, PageMatch>();
  for (const page of pages) {
    const key = `${page.documentId} ${page.pageIndex}`;
    const known = best.get(key);
    if (!known || known.score < page.score) best.set(key, page);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}
