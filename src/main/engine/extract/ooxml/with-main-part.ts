import type { XmlElement } from '../xml/parse-xml.ts';
import type { OfficePackage, Relationship } from './office-package.ts';

/** Families whose main part only lists others: where it stands, which parts it lists and how. */
const families = [
  {
    main: 'xl/workbook.xml',
    type: 'worksheet',
    part: /^xl\/worksheets\/sheet(\d+)\.xml$/i,
    lists: 'sheets',
    entry: 'sheet',
  },
  {
    main: 'ppt/presentation.xml',
    type: 'slide',
    part: /^ppt\/slides\/slide(\d+)\.xml$/i,
    lists: 'sldIdLst',
    entry: 'sldId',
  },
] as const;

/**
 * A package that is cut off, with a main part put together from the sheets or slides that are there, in the order of their numbers,
 * where its own (or what that one points to) was behind the cut: some programs write it last.
 */
export async function withMainPart(file: OfficePackage): Promise<OfficePackage> {
  for (const family of families) {
    const listed = (await file.relationships(family.main)).some(({ type }) => type === family.type);
    if (file.has(family.main) && listed) continue;
    const relations: Relationship[] = [...file.members.keys()]
      .flatMap((path) => {
        const number = family.part.exec(path)?.[1];
        return number === undefined ? [] : [{ path, number: Number(number) }];
      })
      .sort((a, b) => a.number - b.number)
      .map(({ path, number }) => ({ id: `rId${number}`, type: family.type, path }));
    if (relations.length > 0) return overlaid(file, family, relations);
  }
  return file;
}

function overlaid(
  file: OfficePackage,
  { main, lists, entry }: (typeof families)[number],
  relations: readonly Relationship[],
): OfficePackage {
  const entries = relations.map(({ id, path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.xml$/i, '');
    return element(entry, { name, 'r:id': id }, []);
  });
  const root = element('', {}, [element(lists, {}, entries)]);
  return {
    ...file,
    has: (path) => path === main || file.has(path),
    part: async (path) => (path === main ? root : file.part(path)),
    relationships: async (path) => (path === main ? relations : file.relationships(path)),
  };
}

function element(name: string, attributes: Readonly<Record<string, string>>, children: XmlElement[]): XmlElement {
  return { name, attributes: new Map(Object.entries(attributes)), children };
}
