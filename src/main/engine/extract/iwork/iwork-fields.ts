import { AppError } from '../../../../preload/contract/errors.ts';
import type { MetadataField } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import type { Container } from '../container/open-container.ts';
import { plistLimits } from '../plist/limits.ts';
import { parsePlist } from '../plist/parse-plist.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed } from '../xml/xml-text.ts';

/** What `Metadata/*.plist` says of a document: the format's version and the template it began with. */
export async function iworkFields(container: Container, signal: AbortSignal): Promise<MetadataField[]> {
  const fields: MetadataField[] = [];
  const properties = await plistAt(container, 'Properties.plist', signal);
  if (properties instanceof Map) {
    const version = properties.get('fileFormatVersion');
    if (typeof version === 'string')
      fields.push({ name: 'version', value: version, source: 'iwork:fileFormatVersion' });
    const revision = properties.get('revision');
    if (typeof revision === 'string') fields.push({ name: 'revision', value: revision, source: 'iwork:revision' });
  }
  const history = await plistAt(container, 'BuildVersionHistory.plist', signal);
  const last = Array.isArray(history) ? history.at(-1) : null;
  if (typeof last === 'string')
    fields.push({ name: 'producer', value: cleanText(last), source: 'iwork:BuildVersionHistory' });
  return fields;
}

/** The metadata of an iWork '09 document. */
export function oldFields(root: XmlElement): MetadataField[] {
  const fields: MetadataField[] = [];
  const [metadata] = descendantsNamed(root, 'metadata');
  const names = [
    ['title', 'title'],
    ['authors', 'author'],
    ['keywords', 'keywords'],
    ['comment', 'description'],
  ] as const;
  for (const [element, name] of names) {
    for (const found of descendantsNamed(metadata, element)) {
      const values = [...descendantsNamed(found, 'string')].map((one) => one.attributes.get('string')?.trim() ?? '');
      const value = cleanText(values.filter((one) => one !== '').join('; '));
      if (value !== '') fields.push({ name, value, source: `iwork:${element}` });
    }
  }
  return fields;
}

async function plistAt(container: Container, name: string, signal: AbortSignal): Promise<unknown> {
  const bytes = await container.read(`Metadata/${name}`, plistLimits.maxBytes);
  if (!bytes) return null;
  try {
    return await parsePlist(bytes, signal);
  } catch (error) {
    // Metadata is no reason not to read the text.
    if (error instanceof AppError) return null;
    throw error;
  }
}
