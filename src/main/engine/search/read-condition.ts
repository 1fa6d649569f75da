import { dayText, readDate } from './date-words.ts';
import { kindsNamed } from './kind-names.ts';
import { languageNamed } from './language-names.ts';
import type { Understood } from './query-filter.ts';

/** Names a condition may have before its colon; anything else with a colon is plain words. */
export const conditionNames = [
  'in',
  'folder',
  'type',
  'kind',
  'after',
  'before',
  'from',
  'author',
  'subject',
  'title',
  'name',
  'file',
  'lang',
  'language',
] as const;
type Name = (typeof conditionNames)[number];

/** `text` is the condition as typed. Null when the value says nothing (`type:banana`): it is plain words then. */
export function readCondition(name: Name, value: string, negated: boolean, text: string): Understood | null {
  if (negated) return readNegated(name, value, text);
  switch (name) {
    case 'in':
    case 'folder':
      return { condition: { name: 'folder', value, text }, filter: { places: [value] } };
    case 'type':
    case 'kind': {
      const kinds = kindsNamed(value);
      return kinds && { condition: { name: 'kind', value, text }, filter: { kinds } };
    }
    case 'after': {
      const date = readDate(value);
      return date && { condition: { name: 'after', value: dayText(date.start), text }, filter: { after: date.start } };
    }
    case 'before': {
      const date = readDate(value);
      return (
        date && { condition: { name: 'before', value: dayText(date.start), text }, filter: { before: date.start } }
      );
    }
    case 'from':
      return { condition: { name: 'from', value, text }, filter: { people: [value] } };
    case 'author':
    case 'subject':
      return {
        condition: { name: 'field', value: `${name}: ${value}`, text },
        filter: { fields: [{ name, contains: value }] },
      };
    case 'title':
    case 'name':
    case 'file':
      return { condition: { name: 'name', value, text }, filter: { names: [value] } };
    case 'lang':
    case 'language': {
      const language = languageNamed(value);
      return language === null
        ? null
        : { condition: { name: 'language', value: language, text }, filter: { languages: [language] } };
    }
  }
}

function readNegated(name: Name, value: string, text: string): Understood | null {
  const condition = { name: 'without' as const, value: `${name}: ${value}`, text };
  if (name === 'in' || name === 'folder') return { condition, filter: { withoutPlaces: [value] } };
  if (name !== 'type' && name !== 'kind') return null;
  const kinds = kindsNamed(value);
  return kinds && { condition, filter: { withoutKinds: kinds } };
}
