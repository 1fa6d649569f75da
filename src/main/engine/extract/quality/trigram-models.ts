import { data } from 'franc-min/data.js';

/** Which languages of a script a group of three letters is frequent in. */
export type ScriptModel = {
  readonly languages: number;
  /** Group of three (words padded with one space) → indices of languages. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** The same for groups of a-z and space, by `asciiKey`: looking those up by number takes a tenth of the time. */
  readonly ascii: AsciiGroups;
};

/** The languages of group `key` stand in `languages` from `starts[key]` up to `starts[key + 1]`. */
export type AsciiGroups = { readonly starts: Uint32Array; readonly languages: Uint8Array };

const asciiGroups = 32 ** 3;

const firstLetter = 0x60;

/** A number for one sign of a group, 0 for the space and 1-26 for a-z; -1 for all others. */
export function asciiKey(code: number): number {
  if (code === 0x20) return 0;
  return code > firstLetter && code <= firstLetter + 26 ? code - firstLetter : -1;
}

/** The number of a group by those of its signs. */
export function groupKey(first: number, second: number, third: number): number {
  return (first * 32 + second) * 32 + third;
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
  const model = { languages: languages.length, groups, ascii: asciiOf(groups) };
  models.set(script, model);
  return model;
}

function asciiOf(groups: ReadonlyMap<string, readonly number[]>): AsciiGroups {
  const byKey = new Map<number, readonly number[]>();
  for (const [group, found] of groups) {
    const [a = -1, b = -1, c = -1] = [0, 1, 2].map((at) => asciiKey(group.charCodeAt(at)));
    if (a >= 0 && b >= 0 && c >= 0) byKey.set(groupKey(a, b, c), found);
  }
  const starts = new Uint32Array(asciiGroups + 1);
  const languages: number[] = [];
  for (let key = 0; key < asciiGroups; key += 1) {
    languages.push(...(byKey.get(key) ?? []));
    starts[key + 1] = languages.length;
  }
  return { starts, languages: Uint8Array.from(languages) };
}
