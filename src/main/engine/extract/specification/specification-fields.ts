import type { MetadataField } from '../../types.ts';
import { specificationLimits } from './limits.ts';
import type { SpecificationName } from './specification-name.ts';

/** What the archive's name says of a specification. */
export function nameFields({ number, release, version }: SpecificationName): MetadataField[] {
  return [
    { name: 'number', value: number, source: 'zip:name' },
    { name: 'release', value: String(release), source: 'zip:name' },
    { name: 'version', value: version, source: 'zip:name' },
  ];
}

/**
 * The fields of the (first) document inside with a title a person can use: word processing files of 3GPP have the number as
 * their title and the title as their subject.
 */
export function documentFields(name: SpecificationName, fields: readonly MetadataField[]): MetadataField[] {
  const value = (field: string) =>
    fields
      .find((one) => one.name === field)
      ?.value.replace(/\s+/g, ' ')
      .trim() ?? '';
  const title = value('title');
  const subject = value('subject').replace(/\s*\(Release \d+\)$/i, '');
  const numbered = title.includes(name.number);
  const words = numbered && title.length > name.number.length + 20 ? '' : subject || (numbered ? '' : title);
  const base = numbered ? title : `3GPP ${name.number}`;
  const source = fields.find((one) => one.name === (subject ? 'subject' : 'title'))?.source ?? 'zip:name';
  const others = fields.filter((one) => one.name !== 'title');
  if (words === '' && !numbered) return others;
  return [{ name: 'title', value: words === '' ? base : `${base}: ${words}`, source }, ...others];
}

/** The title on a specification's cover, for documents without one among their properties; null when it is not as usual. */
export function coverTitle(name: SpecificationName, text: string): MetadataField | null {
  const cover =
    /3rd Generation Partnership Project;?\s*([^()]{5,600}?(?:\([^()]{1,60}\)[^()]{0,200}?){0,6})\(Release \d+\)/.exec(
      text.slice(0, specificationLimits.coverCharacters),
    );
  const words = cover?.[1]
    ?.split(/[;\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^Technical Specification Group/i.test(line))
    .join('; ');
  return words ? { name: 'title', value: `3GPP ${name.number}: ${words}`, source: 'text:cover' } : null;
}

/** What a specification is called when neither its properties nor its cover say. */
export function plainTitle({ number }: SpecificationName): MetadataField {
  return { name: 'title', value: `3GPP ${number}`, source: 'zip:name' };
}
