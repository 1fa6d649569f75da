/** Conditions between chips and the words of a query, so that what is clicked can also be typed, kept and sent to someone. */

import type { SearchCondition, SearchFacet } from '../../preload/contract/shapes.ts';

type FacetName = SearchFacet['name'];

/** What stands in the query for one value of a facet. */
export function facetText(name: FacetName, value: string): string {
  switch (name) {
    case 'kind':
      return `type:${quoted(value)}`;
    case 'folder':
      return `in:${quoted(value)}`;
    case 'language':
      return `lang:${quoted(value)}`;
    case 'year':
      return `after:${value} before:${Number(value) + 1}`;
  }
}

function quoted(value: string): string {
  return /^[^\s"()]+$/.test(value) ? value : `"${value.replaceAll('"', '')}"`;
}

/** The query with a condition at its end; one that is there already is not said twice. */
export function withCondition(query: string, text: string): string {
  if (query.trim() === '') return text;
  return placeOf(query, text) < 0 ? `${query.trim()} ${text}` : query;
}

/** The query without a condition, wherever it stands; its other words stay as they are. */
export function withoutCondition(query: string, text: string): string {
  const at = placeOf(query, text);
  if (at < 0) return query;
  return `${query.slice(0, at).trimEnd()} ${query.slice(at + text.length).trimStart()}`.trim();
}

/** Where a condition stands as words of its own, -1 when it does not. */
function placeOf(query: string, text: string): number {
  const isEdge = (character: string | undefined) => character === undefined || /\s/.test(character);
  for (let at = query.indexOf(text); at >= 0 && text !== ''; at = query.indexOf(text, at + 1)) {
    if (isEdge(query[at - 1]) && isEdge(query[at + text.length])) return at;
  }
  return -1;
}

/** One chip: what it says is the view's affair; removing it takes all of `texts` out of the query. */
export type ConditionChip = {
  readonly name: SearchCondition['name'] | 'year';
  readonly value: string;
  readonly texts: readonly string[];
};

const yearOf = (value: string): number | null => (/^\d{4}(-01(-01)?)?$/.test(value) ? Number(value.slice(0, 4)) : null);

/** Conditions as chips; one year, which takes two conditions to say, is one chip. */
export function conditionChips(conditions: readonly SearchCondition[]): ConditionChip[] {
  const after = conditions.find(({ name }) => name === 'after');
  const before = conditions.find(({ name }) => name === 'before');
  const [first, end] = [yearOf(after?.value ?? ''), yearOf(before?.value ?? '')];
  const isYear = after && before && first !== null && end === first + 1;
  const chips: ConditionChip[] = isYear
    ? [{ name: 'year', value: String(first), texts: [after.text, before.text] }]
    : [];
  const others = isYear ? conditions.filter((each) => each !== after && each !== before) : conditions;
  return [...others.map(({ name, value, text }) => ({ name, value, texts: [text] })), ...chips];
}

/** True when the query already asks for this value, so that it is not offered again. */
export function isAsked(chips: readonly ConditionChip[], name: FacetName, value: string): boolean {
  return chips.some(
    (chip) => chip.name === name && (chip.value === value || chip.texts.includes(facetText(name, value))),
  );
}
