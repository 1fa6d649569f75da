import { data } from 'franc-min/data.js';

/** Which languages of a script a group of three letters is frequent in. */
export type ScriptModel = {
  readonly languages: number;
  /** Group of three (words padded with one space) → indices of languages. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** The same for groups of a-z and space, by `asciiKey`: looking those up by number takes a tenth of the time. */
  readonly ascii: readonly (readonly number[] | undefined)[];
};

const firstLetter = 0x60;

/** A number for one sign of a group, 0 for the space and 1-26 for a-z; -1 for all others. */
export function asciiKey(code: number): number {
  if (code === 0x20) return 0;
  return code > firstLetter && code <= firstLetter + 26 ? code - firstLetter : -1;
}

/** A script and the model for its letters. */
export type KnownScript = 'Latin' | 'Cyrillic' | 'Arabic' | 'Devanagari';

const models = new Map<KnownScript, ScriptModel>();

/**
 * The 300 most frequent groups of three letters of each language with eight million speakers or more, from the franc project
 * (counted in translations of the Universal Declaration of Human Rights), turned around for one look-up per group.
 */
export function trigramModel(script: KnownScript): ScriptModel {
  const known = models.get(script);
  if (known) return known;
  const groups = new Map<string, number[]>();
  const languages = Object.values((data as Record<string, Record<string, string>>)[script] ?? {});
  languages.forEach((list, index) => {
    for (const group of list.split('|')) {
      const found = groups.get(group);
      if (found) found.push(index);
      else groups.set(group, [index]);
    }
  });
  const ascii = new Array<readonly number[] | undefined>(32 ** 3).fill(undefined);
  for (const [group, found] of groups) {
    const [a = -1, b = -1, c = -1] = [0, 1, 2].map((at) => asciiKey(group.charCodeAt(at)));
    if (a >= 0 && b >= 0 && c >= 0) ascii[(a * 32 + b) * 32 + c] = found;
  }
  const model = { languages: languages.length, groups, ascii };
  models.set(script, model);
  return model;
}
