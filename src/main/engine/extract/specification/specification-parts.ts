import type { ListedMember } from '../zip-archive/zip-members.ts';

/** The documents of a specification in reading order (cover first, then by the numbers in their names) and the other files. */
export function specificationParts(listed: readonly ListedMember[]): {
  readonly documents: readonly ListedMember[];
  readonly others: readonly ListedMember[];
} {
  const isDocument = ({ member }: ListedMember) => member.problem === null && /\.(?:docx?|docm)$/i.test(member.name);
  const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const rank = ({ member }: ListedMember) =>
    /cover/i.test(member.name) ? 0 : /annex|history/i.test(member.name) ? 2 : 1;
  const documents = listed
    .filter(isDocument)
    .sort((a, b) => rank(a) - rank(b) || order.compare(a.member.path, b.member.path));
  return { documents, others: listed.filter((one) => !isDocument(one)) };
}
