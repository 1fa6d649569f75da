import type { MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed, xmlText } from '../xml/xml-text.ts';

const names: Readonly<Record<string, string>> = {
  title: 'title',
  subject: 'subject',
  'initial-creator': 'author',
  creator: 'last-modified-by',
  keyword: 'keywords',
  description: 'description',
  'creation-date': 'created',
  date: 'modified',
  language: 'language',
  generator: 'application',
  'editing-cycles': 'revision',
};

const counts: Readonly<Record<string, string>> = { 'page-count': 'page-count', 'word-count': 'word-count' };

/** Metadata of an OpenDocument file (`office:meta`); `source` is e.g. `odt:meta.initial-creator`. */
export function openDocumentFields(root: XmlElement | null, kind: string): MetadataField[] {
  const fields: MetadataField[] = [];
  const [meta] = descendantsNamed(root ? { name: '', attributes: new Map(), children: [root] } : undefined, 'meta');
  for (const child of meta?.children ?? []) {
    if (typeof child === 'string') continue;
    const value = cleanText(xmlText(child)).trim();
    const name = Object.hasOwn(names, child.name) ? names[child.name] : undefined;
    if (name && value !== '') fields.push({ name, value, source: `${kind}:meta.${child.name}` });
    if (child.name === 'user-defined' && value !== '') {
      const own = cleanText(child.attributes.get('name') ?? '').trim();
      if (own !== '') fields.push({ name: own, value, source: `${kind}:custom.${own}` });
    }
    if (child.name !== 'document-statistic') continue;
    for (const [attribute, field] of Object.entries(counts)) {
      const count = child.attributes.get(attribute);
      if (count && count !== '0') fields.push({ name: field, value: count, source: `${kind}:meta.${attribute}` });
    }
  }
  // Without a first author the last one is all that is known.
  const last = fields.find(({ name }) => name === 'last-modified-by');
  if (last && !fields.some(({ name }) => name === 'author')) fields.push({ ...last, name: 'author' });
  return fields;
}
