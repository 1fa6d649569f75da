import type { MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { xmlText } from '../xml/xml-text.ts';

/** Dublin Core elements and the names they have here; several of one kind are joined. */
const names: readonly (readonly [string, string])[] = [
  ['title', 'title'],
  ['creator', 'author'],
  ['contributor', 'contributor'],
  ['subject', 'keywords'],
  ['description', 'description'],
  ['publisher', 'publisher'],
  ['language', 'language'],
  ['date', 'created'],
  ['rights', 'rights'],
];

/** The metadata of a book: Dublin Core, the date of its last change and its ISBN. */
export function epubFields(metadata: XmlElement | undefined): MetadataField[] {
  const fields: MetadataField[] = [];
  const valuesOf = (name: string) =>
    [...childrenNamed(metadata, name)].map((one) => plain(xmlText(one))).filter((value) => value !== '');
  for (const [element, name] of names) {
    const values = valuesOf(element);
    const value = name === 'title' || name === 'language' || name === 'created' ? values[0] : values.join('; ');
    if (value) fields.push({ name, value, source: `epub:dc:${element}` });
  }
  for (const meta of childrenNamed(metadata, 'meta')) {
    if (meta.attributes.get('property') !== 'dcterms:modified') continue;
    const value = plain(xmlText(meta));
    if (value !== '') fields.push({ name: 'modified', value, source: 'epub:dcterms:modified' });
  }
  for (const identifier of childrenNamed(metadata, 'identifier')) {
    const value = plain(xmlText(identifier));
    const scheme = identifier.attributes.get('scheme') ?? '';
    const isbn = /^(?:urn:isbn:|isbn[: ]*)?([\dXx -]{10,17})$/i.exec(value)?.[1]?.trim();
    if (isbn && (/isbn/i.test(scheme + value) || /^97[89]/.test(isbn))) {
      fields.push({ name: 'isbn', value: isbn, source: 'epub:dc:identifier' });
      break;
    }
  }
  return fields;
}

/** Descriptions may hold markup as text. */
function plain(text: string): string {
  return cleanText(text.replace(/<\/?[a-z][^<>]{0,200}>/gi, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
