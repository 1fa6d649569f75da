import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource, ExtractItem, ExtractLimits, ReadingTools, Unit } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { type Container, openContainer } from '../container/open-container.ts';
import { cutOffItems } from '../cut-off-items.ts';
import { textLimit } from '../document-items.ts';
import { placedUnit } from '../placed-unit.ts';
import { sectionUnits } from '../section-units.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { chapterBlocks } from './chapter-blocks.ts';
import { chapterPictures } from './chapter-pictures.ts';
import { epubFields } from './epub-fields.ts';
import { epubPackage } from './epub-package.ts';
import { epubTitles } from './epub-titles.ts';
import { epubLimits } from './limits.ts';
import { lockedPaths } from './locked-paths.ts';
import { pictureUnit } from './picture-unit.ts';

/**
 * Metadata and chapters of a book. Rejects with `format-unsupported` when a shop's protection locks all of them, with `file-cut-off`
 * after those in front of the cut.
 */
export async function* epubItems(
  source: ByteSource,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncGenerator<ExtractItem> {
  const container = await openContainer(source, extractLimits.maxExpansion, signal, tools.password);
  const items = bookItems(container, extractLimits, signal, tools);
  yield* container.cut ? cutOffItems(items, extractLimits.fromUnit > 0) : items;
}

async function* bookItems(
  container: Container,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncGenerator<ExtractItem> {
  const book = await epubPackage(container, signal);
  const locked = await lockedPaths(container, signal);
  yield { type: 'metadata', fields: epubFields(book.metadata), units: null };
  if (book.spine.length > 0 && book.spine.every((path) => path !== null && locked.has(path))) throw protectedBook();
  const titles = await epubTitles(container, book, signal);
  let index = 0;
  let characters = 0;
  for (const path of book.spine) {
    signal.throwIfAborted();
    try {
      if (path === null) throw new AppError('file-damaged', 'A chapter of the book is missing.', {});
      if (locked.has(path)) throw protectedBook();
      const { drafts, pictures } = await chapter(container, path, signal);
      const skipped = index < extractLimits.fromUnit;
      const picture = skipped ? null : await pictureUnit(container, pictures, extractLimits, signal, tools);
      for (const own of chapterUnits(drafts, index, titles.get(path) ?? null)) {
        const unit = picture ? ofPicture(own, picture) : own;
        index = unit.index + 1;
        characters += unit.text.length;
        if (characters > extractLimits.maxCharacters) throw textLimit(extractLimits.maxCharacters);
        if (unit.index >= extractLimits.fromUnit) yield { type: 'unit', unit };
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'text-limit' || error.code.endsWith('password')) throw error;
      const reason = { code: error.code, values: { ...error.data, part: path } } as const;
      if (index >= extractLimits.fromUnit) yield { type: 'unit-failed', index, number: null, reason };
      index += 1;
    }
  }
}

type Chapter = { readonly drafts: readonly BlockDraft[]; readonly pictures: readonly string[] };

/** The text of a chapter, or the pictures of one that has none. */
async function chapter(container: Container, path: string, signal: AbortSignal): Promise<Chapter> {
  if (/\.(?:png|jpe?g|gif|webp)$/i.test(path)) return { drafts: [], pictures: [path] };
  const bytes = await container.read(path, epubLimits.maxChapterBytes);
  if (!bytes) throw new AppError('file-damaged', 'A chapter of the book is missing.', {});
  const xhtml = await decodeXml(bytes, signal);
  const drafts = chapterBlocks(xhtml);
  return { drafts, pictures: drafts.length > 0 ? [] : chapterPictures(xhtml, path) };
}

/** An empty chapter with what was read in its picture; word boxes are those of a picture, not of a page, and stay behind. */
function ofPicture(own: Unit, { text, blocks, source, ocrConfidence, doubts, chain }: Unit): Unit {
  return { ...own, text, blocks, source, ocrConfidence, doubts, chain: chain ?? ['ocr'] };
}

/** One unit, or several where the chapter is longer than a unit may be. */
function* chapterUnits(drafts: readonly BlockDraft[], first: number, title: string | null): Generator<Unit> {
  const heading = drafts.find((draft) => draft.kind === 'heading')?.text ?? null;
  const label = title ?? heading;
  const length = drafts.reduce((sum, draft) => sum + draft.text.length, 0);
  if (length <= limits.extract.textUnitCharacters) {
    yield placedUnit('chapter', { index: first, number: null, label }, drafts);
    return;
  }
  for (const unit of sectionUnits(drafts)) {
    yield { ...unit, index: first + unit.index, label: unit.label ?? label, place: 'chapter' };
  }
}

function protectedBook(): AppError {
  return new AppError('format-unsupported', 'The book is locked by the protection of the shop it comes from.', {
    reason: 'protected',
  });
}
