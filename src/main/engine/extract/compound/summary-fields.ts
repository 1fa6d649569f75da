import type { MetadataField } from '../../types.ts';
import type { CompoundFile } from './compound-file.ts';
import { type PropertySection, propertySet } from './property-set.ts';

type Known = readonly (readonly [id: number, name: string, label: string])[];

const summary: Known = [
  [2, 'title', 'Title'],
  [3, 'subject', 'Subject'],
  [4, 'author', 'Author'],
  [5, 'keywords', 'Keywords'],
  [6, 'description', 'Comments'],
  [8, 'last-modified-by', 'LastAuthor'],
  [9, 'revision', 'RevisionNumber'],
  [12, 'created', 'Created'],
  [13, 'modified', 'LastSaved'],
  [14, 'page-count', 'PageCount'],
  [15, 'word-count', 'WordCount'],
  [18, 'application', 'Application'],
];
const documentSummary: Known = [
  [2, 'category', 'Category'],
  [7, 'slide-count', 'Slides'],
  [14, 'manager', 'Manager'],
  [15, 'company', 'Company'],
];

/** Metadata of a file of older Office: `source` is e.g. `doc:SummaryInformation.Author`; people's own properties keep their names. */
export function summaryFields(file: CompoundFile, kind: string): MetadataField[] {
  const fields: MetadataField[] = [];
  const take = (section: PropertySection | undefined, known: Known, set: string) => {
    for (const [id, name, label] of known) {
      const value = section?.values.get(id);
      if (value === undefined || value === 0) continue;
      fields.push({ name, value: String(value), source: `${kind}:${set}.${label}` });
    }
  };
  const sections = (name: string) => propertySet(file.read(`\u0005${name}`) ?? new Uint8Array());
  take(sections('SummaryInformation')[0], summary, 'SummaryInformation');
  const [office, own] = sections('DocumentSummaryInformation');
  take(office, documentSummary, 'DocumentSummaryInformation');
  for (const [id, name] of own?.names ?? []) {
    const value = own?.values.get(id);
    // Names with an underscore are the program's own.
    if (value !== undefined && !name.startsWith('_'))
      fields.push({ name, value: String(value), source: `${kind}:custom.${name}` });
  }
  return fields;
}
