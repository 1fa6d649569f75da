import { fill, forThisMachine, type PlaceNames, type ValuesFor } from './fill.ts';
import { useLanguage } from './language-store.ts';

/**
 * The sentence in the window's language: `t('Add Folder')`, `t('{name} could not be read', { name })`. The English sentence is the key;
 * one that has no translation is shown as it is. Called when something is shown, never when a module is loaded: the language can change.
 */
export function t<const Text extends string>(text: Text, ...[values]: ValuesFor<PlaceNames<Text>>): string {
  return translated(text, text, values);
}

/** The same for words that mean two things: `inContext('verb', 'Open')`. */
export function inContext<const Text extends string>(
  context: string,
  text: Text,
  ...[values]: ValuesFor<PlaceNames<Text>>
): string {
  return translated(`${text}##${context}`, text, values);
}

function translated(key: string, text: string, values: Readonly<Record<string, string | number>> | undefined): string {
  const found = useLanguage.getState().catalogue[key];
  return fill(typeof found === 'string' ? found : forThisMachine(text), values);
}
