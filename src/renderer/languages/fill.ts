import { isMac } from '../platform.ts';
import { useLanguage } from './language-store.ts';

/** Names of the places to fill: `name` and `n` of `{n} files in {name}`. */
export type PlaceNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceNames<Rest>
  : never;

export type Values<Names extends string> = Readonly<Record<Names, string | number>>;

/** Nothing to give where nothing is to be filled. */
export type ValuesFor<Names extends string> = [Names] extends [never] ? [] : [values: Values<Names>];

const places = /\{(\w+)\}/g;

/** Puts values into the places of a sentence. A name from the person's disk keeps its own direction in a sentence of the other one. */
export function fill(text: string, values: Readonly<Record<string, string | number>> | undefined): string {
  if (values === undefined) return text;
  const isolates = useLanguage.getState().language.direction === 'rtl';
  return text.replace(places, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return isolates && typeof value === 'string' && /\p{L}/u.test(value) ? `\u2068${value}\u2069` : `${value}`;
  });
}

/** Sentences speak of the Mac. Where tests drive the window elsewhere, English ones say what is true there. */
export function forThisMachine(text: string): string {
  if (!text.includes('Mac') || typeof window === 'undefined' || isMac()) return text;
  return text.replace(/\b(this|the|your) Mac\b/gi, (_, which: string) => `${which} computer`);
}
