import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, DocumentPicture, FoundPicture } from '../../types.ts';
import { packageFormat } from '../office/package-format.ts';
import { type OfficePackage, openOfficePackage } from '../ooxml/office-package.ts';
import { withMainPart } from '../ooxml/with-main-part.ts';
import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { type FlowPart, flowPictures } from './flow.ts';
import { type Taking, takenFile } from './taken-file.ts';

/**
 * Pictures of a zipped Office document, by the path of their part: those of texts and slides with what stands around them, then what
 * else lies in its folders of pictures.
 */
export async function* officePictures(source: ByteSource, taking: Taking): AsyncGenerator<FoundPicture> {
  const opened = await openOfficePackage(source, taking.limits.maxExpansion, taking.signal);
  const file = opened.cut ? await withMainPart(opened) : opened;
  const seen = new Set<string>();
  const take = async function* (pictures: readonly DocumentPicture[]): AsyncGenerator<FoundPicture> {
    for (const picture of pictures) {
      if (seen.has(picture.place) || (taking.only !== null && taking.only !== picture.place)) continue;
      seen.add(picture.place);
      const found = await takenFile(picture, (most) => file.bytes(picture.place, most));
      if (found) yield found;
    }
  };
  const { format, main } = await packageFormat(file).catch((error: unknown) => {
    if (error instanceof AppError) return { format: null, main: '' };
    throw error;
  });
  if (format === 'docx') yield* take(await textPictures(file, main));
  if (format === 'pptx') {
    for (const [index, path] of (await slidePaths(file, main)).entries()) {
      taking.signal.throwIfAborted();
      yield* take(await slidePictures(file, path, index));
    }
  }
  const folders = /^(?:(?:word|ppt|xl)\/media|Pictures|media)\//i;
  const others = [...file.members.keys()].filter((path) => folders.test(path));
  const nothing = { unit: null, number: null, box: null, caption: '', before: '', after: '' };
  yield* take(others.map((place) => ({ ...nothing, place })));
}

async function textPictures(file: OfficePackage, main: string): Promise<DocumentPicture[]> {
  const document = await file.part(main);
  const relations = new Map((await file.relationships(main)).map(({ id, path }) => [id, path]));
  const flow: FlowPart[] = [];
  const visit = (element: XmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.name !== 'p') visit(child);
      else {
        const text = { text: textOf(child) };
        const pictures = picturesIn(child, relations);
        // Text in the same paragraph as a picture stands beneath it more often than above.
        flow.push(...pictures, text);
      }
    }
  };
  const body = childNamed(document ?? undefined, 'body');
  if (body) visit(body);
  return flowPictures(flow);
}

async function slidePaths(file: OfficePackage, main: string): Promise<string[]> {
  const relations = await file.relationships(main);
  const list = childNamed((await file.part(main)) ?? undefined, 'sldIdLst');
  return [...childrenNamed(list, 'sldId')].flatMap((entry) => {
    const path = relations.find(({ id }) => id === entry.attributes.get('r:id'))?.path;
    return path && file.has(path) ? [path] : [];
  });
}

async function slidePictures(file: OfficePackage, path: string, index: number): Promise<DocumentPicture[]> {
  const slide = await file.part(path);
  if (!slide) return [];
  const relations = new Map((await file.relationships(path)).map(({ id, path: to }) => [id, to]));
  const pictures = picturesIn(slide, relations);
  if (pictures.length === 0) return [];
  const paragraphs: FlowPart[] = [];
  const visit = (element: XmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'p') paragraphs.push({ text: textOf(child) });
      else visit(child);
    }
  };
  visit(slide);
  // Where on a slide something stands says little of what belongs together: its title and first lines are near to all its pictures.
  return flowPictures([...pictures, ...paragraphs], { unit: index, number: index + 1 });
}

/** References to pictures under an element, in order, with their descriptions. */
function picturesIn(element: XmlElement, relations: ReadonlyMap<string, string>): FlowPart[] {
  const found: FlowPart[] = [];
  const visit = (parent: XmlElement, outer: string) => {
    const named = parent.children.find(
      (child): child is XmlElement =>
        typeof child !== 'string' && (child.name === 'docPr' || /^nv\w*Pr$/.test(child.name)),
    );
    const described = named?.name === 'docPr' ? named : childNamed(named, 'cNvPr');
    const caption = described?.attributes.get('descr') || described?.attributes.get('title') || outer;
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      const id = child.attributes.get('r:embed') ?? (child.name === 'imagedata' ? child.attributes.get('r:id') : null);
      const place = id && (child.name === 'blip' || child.name === 'imagedata') ? relations.get(id) : undefined;
      if (place) found.push({ place, caption });
      visit(child, caption);
    }
  };
  visit(element, '');
  return found;
}

function textOf(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 't') text += child.children.filter((part) => typeof part === 'string').join('');
    else if (!['p', 'del', 'instrText', 'txbxContent'].includes(child.name)) text += textOf(child);
  }
  return text;
}
