/** All list fields of a template over one document: they share its sections among them. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Span } from '../types.ts';
import type { ItemCandidate } from './candidate.ts';
import type { SourceDocument } from './document.ts';
import { entryLists } from './entry-lists.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';
import { type ListField, listFieldOf, matchHeading, type ReadSection } from './list-field.ts';
import { namesInSection, namesMentioned } from './name-items.ts';
import { phrasesInSection, relatedMentioned } from './phrase-items.ts';
import { sectionsOf } from './sections-of.ts';
import { labelPattern } from './split-at-labels.ts';
import { toldItems } from './told-items.ts';
import { saysGone } from './unwanted-text.ts';

/** Items by field name, each once, in the order of the document. `subject`: words that every heading of such documents may hold. */
export function listCandidates(
  fields: readonly TemplateField[],
  document: SourceDocument,
  subject: string,
): ReadonlyMap<string, readonly ItemCandidate[]> {
  const lists = fields.flatMap((field, index) => (field.type === 'list' ? [listFieldOf(field, index)] : []));
  const found = new Map<string, ItemCandidate[]>(lists.map(({ field }) => [field.name, []]));
  if (lists.length === 0) return found;
  const add = (field: ListField, items: readonly ItemCandidate[]) => found.get(field.field.name)?.push(...items);
  const sections = readSections(document, lists, new Set(foldWords(subject)));
  const title = titleOf(document, sections);
  const names = lists.filter(({ isName }) => isName);
  for (const section of sections) {
    if (section.isForeign) continue;
    const ownNames = section.fields.filter(({ isName }) => isName);
    if (ownNames.length > 0) for (const { field, item } of namesInSection(section, ownNames, names)) add(field, [item]);
    else if (names.length > 0) for (const { field, item } of namesMentioned(section, names)) add(field, [item]);
    for (const field of section.fields) if (!field.isName) add(field, phrasesInSection(section, field, title));
    const related = lists.find(({ isRelated }) => isRelated);
    if (related && !section.fields.includes(related)) add(related, relatedMentioned(section, title));
  }
  const entries = entryLists(lists, document, labelPattern(fields));
  for (const list of lists) {
    const { name } = list.field;
    const listed = found.get(name) ?? [];
    const { items = [], isDated = false, isInline = true } = entries.get(name) ?? {};
    // Entries with a time say more of a list than what is told under each of them.
    if (items.length > 0 && isDated) found.set(name, [...items]);
    // A section of its own that lists nothing says that there is nothing.
    else if (listed.length > 0 || sections.some(({ fields: own }) => own.includes(list))) continue;
    else if (items.length > 0) found.set(name, [...items]);
    if (isInline)
      add(
        list,
        toldItems(list, sections).filter((told) => !items.some((item) => overlaps(item, told))),
      );
  }
  return new Map(
    lists.map((list) => {
      const items = once((found.get(list.field.name) ?? []).sort((a, b) => a.start - b.start));
      return [
        list.field.name,
        items.filter(({ text }) => list.accepts(text)).slice(0, extractionLimits.items),
      ] as const;
    }),
  );
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

function readSections(
  document: SourceDocument,
  lists: readonly ListField[],
  noise: ReadonlySet<string>,
): ReadSection[] {
  let fields: readonly ListField[] = [];
  let isForeign = false;
  const all = sectionsOf(document);
  const title = foldWords(titleOf(document, all)).join(' ');
  return all.map((section) => {
    const found = matchHeading(section.heading, lists, noise);
    // What the document is called names no section, unless that is all there is.
    const isTitle = found !== 'foreign' && found.score < 0.9 && foldWords(section.heading).join(' ') === title;
    const match = isTitle ? { fields: [], score: 0 } : found;
    if (match === 'foreign') {
      fields = [];
      isForeign = true;
    } else if (match.fields.length > 0 || section.heading !== '' || section !== all[0]) {
      fields = match.fields;
      isForeign = false;
    }
    // "The following no longer exist:" says it of all that follows.
    const lead = section.pieces.find(({ kind }) => kind === 'paragraph');
    const isGone =
      lead !== undefined &&
      lead === section.pieces[0] &&
      saysGone(lead.text) &&
      (/:\s*$/.test(lead.text) || fields.length === 0);
    return { ...section, fields: isGone ? [] : fields, isForeign: isForeign || isGone };
  });
}

/** What the document is about: its first heading, else its title. */
function titleOf(document: SourceDocument, sections: readonly Pick<ReadSection, 'heading'>[]): string {
  const first = sections.find(({ heading }) => heading !== '' && heading !== 'Cover')?.heading ?? '';
  return first === '' ? document.title : first;
}

function once(items: readonly ItemCandidate[]): ItemCandidate[] {
  const seen = new Map<string, ItemCandidate>();
  for (const item of items) {
    const key = item.text.replace(/\s+/g, '').toLowerCase();
    const known = seen.get(key);
    // Where it is listed is a better place than where it is mentioned.
    if (!known || (known.evidence === 'mentioned' && item.evidence === 'listed')) seen.set(key, item);
  }
  return [...seen.values()];
}
