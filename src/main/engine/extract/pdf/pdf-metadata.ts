import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { parseXml, type XmlElement } from '../xml/parse-xml.ts';
import { pdfLimits } from './limits.ts';
import { pdfDate } from './pdf-date.ts';

/** Keys of a PDF's information dictionary and the fields they are. */
export const infoFields: Readonly<Record<string, string>> = {
  Title: 'title',
  Author: 'author',
  Subject: 'subject',
  Keywords: 'keywords',
  Creator: 'application',
  Producer: 'producer',
  CreationDate: 'created',
  ModDate: 'modified',
};

/** Local names of XMP properties and the fields they are. */
const xmpFields: Readonly<Record<string, string>> = {
  title: 'title',
  creator: 'author',
  description: 'description',
  subject: 'keywords',
  Keywords: 'keywords',
  CreatorTool: 'application',
  Producer: 'producer',
  CreateDate: 'created',
  ModifyDate: 'modified',
  language: 'language',
  publisher: 'publisher',
  rights: 'rights',
};

/** What a PDF says of itself: information dictionary, then what its XMP packet and catalogue add, then its number of pages. */
export async function pdfMetadata(
  source: ByteSource,
  info: ReadonlyMap<string, string>,
  pages: number,
): Promise<MetadataField[]> {
  const fields: MetadataField[] = [];
  const add = (name: string, raw: string, from: string) => {
    const value = cleanText(raw).replace(/\s+/g, ' ').trim();
    if (value === '' || value.length > pdfLimits.metadata.mostCharacters) return;
    if (fields.some((field) => field.name === name && isSame(field.value, value))) return;
    fields.push({ name, value, source: from });
  };
  for (const [key, name] of Object.entries(infoFields)) {
    const value = info.get(key) ?? '';
    add(name, key.endsWith('Date') ? pdfDate(value) : value, `pdf:Info.${key}`);
  }
  const text = await edges(source);
  for (const { name, value } of xmpProperties(text)) {
    const field = Object.hasOwn(xmpFields, name) ? xmpFields[name] : undefined;
    if (field) add(field, value, `pdf:XMP.${name}`);
  }
  const language = /\/Lang\s*\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)/.exec(text)?.[1];
  if (language && /\/Type\s*\/Catalog/.test(text)) add('language', language, 'pdf:Catalog.Lang');
  add('page-count', String(pages), 'pdf:pages');
  return fields;
}

/** The same text, or dates of the same second. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [Date.parse(a), Date.parse(b)];
  return /^\d{4}-/.test(a) && Math.abs(first - second) < 1000;
}

/** The start and end of the file, one character per byte. */
async function edges(source: ByteSource): Promise<string> {
  const { searchBytes } = pdfLimits.metadata;
  const latin = new TextDecoder('latin1');
  if (source.size <= 2 * searchBytes) return latin.decode(await source.read(0, source.size));
  const first = latin.decode(await source.read(0, searchBytes));
  return `${first}\n${latin.decode(await source.read(source.size - searchBytes, searchBytes))}`;
}

/** Properties of the document's own XMP packet; pictures inside may have packets too. */
function xmpProperties(text: string): { readonly name: string; readonly value: string }[] {
  for (const [packet] of text.matchAll(/<x:xmpmeta[\s>][\s\S]*?<\/x:xmpmeta>/g)) {
    if (!/application\/pdf|xmlns:pdf=|xmlns:pdfaid=/.test(packet)) continue;
    try {
      const bytes = Uint8Array.from(packet, (sign) => sign.charCodeAt(0) & 0xff);
      return properties(parseXml(new TextDecoder().decode(bytes)));
    } catch (error) {
      // A broken packet tells nothing; the pages are read all the same.
      if (!(error instanceof AppError)) throw error;
    }
  }
  return [];
}

function properties(element: XmlElement): { readonly name: string; readonly value: string }[] {
  const found: { name: string; value: string }[] = [];
  const elements = (of: XmlElement) => of.children.filter((child): child is XmlElement => typeof child !== 'string');
  for (const child of elements(element)) {
    if (child.name !== 'Description') {
      found.push(...properties(child));
      continue;
    }
    for (const [name, value] of child.attributes) found.push({ name, value });
    for (const property of elements(child)) found.push({ name: property.name, value: propertyText(property) });
  }
  return found;
}

/** The text of a property: its only value, or those of a list joined; of several languages the first. */
function propertyText(property: XmlElement): string {
  const items: string[] = [];
  let alternatives = false;
  const walk = (element: XmlElement) => {
    alternatives ||= element.name === 'Alt';
    for (const child of element.children) {
      if (typeof child === 'string') {
        if (child.trim() !== '') items.push(child.trim());
      } else walk(child);
    }
  };
  walk(property);
  return alternatives ? (items[0] ?? '') : items.join(', ');
}
