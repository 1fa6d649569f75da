import type { MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { xmlText } from '../xml/xml-text.ts';
import type { OfficePackage } from './office-package.ts';

const coreNames: Readonly<Record<string, string>> = {
  title: 'title',
  subject: 'subject',
  creator: 'author',
  keywords: 'keywords',
  description: 'description',
  category: 'category',
  contentStatus: 'status',
  language: 'language',
  version: 'version',
  revision: 'revision',
  lastModifiedBy: 'last-modified-by',
  created: 'created',
  modified: 'modified',
};

const appNames: Readonly<Record<string, string>> = {
  Application: 'application',
  Company: 'company',
  Manager: 'manager',
  Pages: 'page-count',
  Slides: 'slide-count',
  Words: 'word-count',
};

/** Metadata of an Office Open XML file; `source` is e.g. `docx:core.creator`. People's own properties keep their names. */
export async function ooxmlFields(file: OfficePackage, kind: string): Promise<MetadataField[]> {
  const fields: MetadataField[] = [];
  const relations = await file.relationships('');
  const partOf = async (type: string, usual: string): Promise<XmlElement | null> =>
    file.part(relations.find((relation) => relation.type === type)?.path ?? usual);
  const core = await partOf('core-properties', 'docProps/core.xml');
  const app = await partOf('extended-properties', 'docProps/app.xml');
  for (const [root, names, part] of [
    [core, coreNames, 'core'],
    [app, appNames, 'app'],
  ] as const) {
    for (const child of root?.children ?? []) {
      if (typeof child === 'string' || !Object.hasOwn(names, child.name)) continue;
      const value = cleanText(xmlText(child)).trim();
      const name = names[child.name];
      if (name && value !== '' && value !== '0') fields.push({ name, value, source: `${kind}:${part}.${child.name}` });
    }
  }
  const custom = await partOf('custom-properties', 'docProps/custom.xml');
  for (const child of custom?.children ?? []) {
    if (typeof child === 'string' || child.name !== 'property') continue;
    const name = cleanText(child.attributes.get('name') ?? '').trim();
    const value = cleanText(xmlText(child)).trim();
    // Names with an underscore are the program's own.
    if (name !== '' && value !== '' && !name.startsWith('_'))
      fields.push({ name, value, source: `${kind}:custom.${name}` });
  }
  return fields;
}
