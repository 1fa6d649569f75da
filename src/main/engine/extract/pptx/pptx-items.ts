import { AppError } from '../../../../preload/contract/errors.ts';
import type { ExtractItem, ExtractLimits, PictureTools, Unit } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { textLimit } from '../document-items.ts';
import { chartDrafts } from '../ooxml/chart-drafts.ts';
import { diagramDrafts } from '../ooxml/diagram-drafts.ts';
import { ooxmlLimits } from '../ooxml/limits.ts';
import type { OfficePackage, Relationship } from '../ooxml/office-package.ts';
import { ooxmlFields } from '../ooxml/ooxml-fields.ts';
import { type PictureReader, type PictureText, pictureReader } from '../ooxml/picture-reader.ts';
import { placedUnit } from '../placed-unit.ts';
import { childNamed, childrenNamed } from '../xml/parse-xml.ts';
import { commentAuthors, commentDrafts } from './slide-comments.ts';
import { placeholder, type SlideDraft, slideShapes } from './slide-drafts.ts';

/** A presentation: one unit per slide in the order they are shown, hidden ones too, notes and comments after a slide's own text. */
export async function* pptxItems(
  file: OfficePackage,
  main: string,
  limits: ExtractLimits,
  signal: AbortSignal,
  pictures: PictureTools | null,
): AsyncIterable<ExtractItem> {
  const presentation = await file.part(main);
  const relations = await file.relationships(main);
  const slides: string[] = [];
  for (const entry of childrenNamed(childNamed(presentation ?? undefined, 'sldIdLst'), 'sldId')) {
    const path = relations.find(({ id }) => id === entry.attributes.get('r:id'))?.path;
    if (path && file.has(path)) slides.push(path);
  }
  if (slides.length > ooxmlLimits.maxSlides)
    throw new AppError('text-limit', 'The presentation has too many slides.', {});
  const authors = await commentAuthors(file, relations);
  yield { type: 'metadata', fields: await ooxmlFields(file, 'pptx'), units: slides.length };
  let characters = 0;
  const layouts = new Set<string>();
  const readPicture = pictureReader(file, pictures);
  for (const [index, path] of slides.entries()) {
    signal.throwIfAborted();
    // What stands on a layout is shown on all its slides and read with the first: seen also where slides are skipped.
    const running = await layoutDrafts(file, path, layouts);
    if (index < limits.fromUnit) continue;
    const { title, drafts, pictures: read } = await slideDrafts(file, path, authors, running, readPicture);
    const unit = withPictures(placedUnit('slide', { index, number: index + 1, label: title }, drafts), read, drafts);
    characters += unit.text.length;
    if (characters > limits.maxCharacters) throw textLimit(limits.maxCharacters);
    yield { type: 'unit', unit };
  }
}

type SlideText = {
  readonly title: string | null;
  readonly drafts: readonly BlockDraft[];
  /** What was read in pictures, all of it among the drafts. */
  readonly pictures: readonly PictureText[];
};

/** A slide that is nothing but pictures was read by letters; with other text it keeps its source. */
function withPictures(unit: Unit, pictures: readonly PictureText[], drafts: readonly BlockDraft[]): Unit {
  if (pictures.length === 0) return unit;
  const read = pictures.reduce((sum, picture) => sum + picture.drafts.length, 0);
  const confidence = pictures.reduce((sum, picture) => sum + picture.confidence, 0) / pictures.length;
  return {
    ...unit,
    source: read === drafts.length ? 'ocr' : unit.source,
    ocrConfidence: confidence,
    chain: ['basic', 'ocr'],
  };
}

async function slideDrafts(
  file: OfficePackage,
  path: string,
  authors: ReadonlyMap<string, string>,
  running: readonly BlockDraft[],
  readPicture: PictureReader,
): Promise<SlideText> {
  const slide = await file.part(path);
  const relations = await file.relationships(path);
  const shapes = slideShapes(childNamed(childNamed(slide ?? undefined, 'cSld'), 'spTree'));
  const pictures: PictureText[] = [];
  const drafts = [...(await resolved(file, shapes.drafts, relations, readPicture, pictures)), ...running];
  for (const { path: notes } of relations.filter(({ type }) => type === 'notesSlide')) {
    drafts.push(...(await notesDrafts(file, notes)));
  }
  for (const { path: comments } of relations.filter(({ type }) => type === 'comments')) {
    drafts.push(...commentDrafts(await file.part(comments), authors));
  }
  return { title: shapes.title, drafts, pictures };
}

/** Own texts (no prompts of placeholders) of the layout and master under a slide that were not seen before. */
async function layoutDrafts(file: OfficePackage, path: string, seen: Set<string>): Promise<BlockDraft[]> {
  const drafts: BlockDraft[] = [];
  for (let at: string | undefined = path; at; ) {
    const next: Relationship | undefined = (await file.relationships(at)).find(
      ({ type }) => type === 'slideLayout' || type === 'slideMaster',
    );
    at = next && !seen.has(next.path) ? next.path : undefined;
    if (!at) break;
    seen.add(at);
    const tree = childNamed(childNamed((await file.part(at)) ?? undefined, 'cSld'), 'spTree');
    const own = tree?.children.filter((child) => typeof child !== 'string' && placeholder(child) === null) ?? [];
    for (const draft of slideShapes(tree && { ...tree, children: own }).drafts) {
      if ('kind' in draft && draft.kind !== 'caption') drafts.push({ kind: 'footer', level: 0, text: draft.text });
    }
  }
  return drafts;
}

/** Puts charts, diagrams and what is read in pictures, which are parts of their own, in their place. */
async function resolved(
  file: OfficePackage,
  drafts: readonly SlideDraft[],
  relations: readonly Relationship[],
  readPicture: PictureReader,
  pictures: PictureText[],
): Promise<BlockDraft[]> {
  const found: BlockDraft[] = [];
  for (const draft of drafts) {
    if ('kind' in draft) found.push(draft);
    else if (draft.type === 'picture') {
      const read = await readPicture(relations.find(({ id }) => id === draft.id)?.path ?? '');
      if (read) pictures.push(read);
      found.push(...(read?.drafts ?? []));
    } else {
      const path = relations.find(({ id }) => id === draft.id)?.path;
      const part = path ? await file.part(path) : null;
      found.push(...(draft.type === 'chart' ? chartDrafts(part) : diagramDrafts(part)));
    }
  }
  return found;
}

async function notesDrafts(file: OfficePackage, path: string): Promise<BlockDraft[]> {
  const tree = childNamed(childNamed((await file.part(path)) ?? undefined, 'cSld'), 'spTree');
  if (!tree) return [];
  // Header, date and page number of the printed notes page say nothing about the slide.
  const shapes = tree.children.filter(
    (child) => typeof child !== 'string' && !['hdr', 'dt', 'ftr', 'sldNum'].includes(placeholder(child) ?? ''),
  );
  const drafts = slideShapes({ ...tree, children: shapes }).drafts.filter((draft) => 'kind' in draft);
  return drafts.map((draft, index) => ({
    kind: draft.kind === 'list-item' || draft.kind === 'heading' ? 'paragraph' : draft.kind,
    level: 0,
    text: index === 0 ? `Notes: ${draft.text.trim()}` : draft.text,
  }));
}
