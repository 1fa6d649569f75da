import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';

/** Word has nine levels; a damaged file may name any number. */
const deepestLevel = 8;
/** Counts beyond this are written as numbers: as letters they would be lines long. */
const longestLetters = 26 * 8;
const largestRoman = 3999;

type Level = { readonly format: string; readonly text: string; readonly start: number };

/** Counts the numbered paragraphs of one document. */
export type DocxNumbering = {
  /** The mark in front of the next paragraph of this list, as Word shows it; '' for bullets and unknown lists. */
  next(id: string, depth: number): string;
  /** Whether the id names a list at all (0 switches numbering off). */
  isList(id: string): boolean;
};

/** Reads numbering.xml. */
export function docxNumbering(root: XmlElement | null): DocxNumbering {
  const abstracts = new Map<string, readonly Level[]>();
  for (const element of childrenNamed(root ?? undefined, 'abstractNum')) {
    abstracts.set(element.attributes.get('abstractNumId') ?? '', levelsOf(element));
  }
  const lists = new Map<string, { readonly abstract: string; readonly starts: ReadonlyMap<number, number> }>();
  for (const element of childrenNamed(root ?? undefined, 'num')) {
    const abstract = childNamed(element, 'abstractNumId')?.attributes.get('val') ?? '';
    const starts = new Map<number, number>();
    for (const override of childrenNamed(element, 'lvlOverride')) {
      const start = childNamed(override, 'startOverride')?.attributes.get('val');
      if (start !== undefined) starts.set(Number(override.attributes.get('ilvl')), Number(start));
    }
    lists.set(element.attributes.get('numId') ?? '', { abstract, starts });
  }
  // Lists that share an abstract one go on counting; an override starts anew once.
  const counters = new Map<string, number[]>();
  const started = new Set<string>();
  return {
    isList: (id) => lists.has(id),
    next: (id, wanted) => {
      const depth = Math.max(0, Math.min(deepestLevel, wanted));
      const list = lists.get(id);
      const levels = abstracts.get(list?.abstract ?? '') ?? [];
      const level = levels[depth];
      if (!list || !level) return '';
      const counts = counters.get(list.abstract) ?? [];
      counters.set(list.abstract, counts);
      const restart = list.starts.get(depth);
      if (restart !== undefined && !started.has(`${id} ${depth}`)) {
        started.add(`${id} ${depth}`);
        counts[depth] = restart;
      } else counts[depth] = (counts[depth] ?? level.start - 1) + 1;
      counts.length = depth + 1;
      if (level.format === 'bullet' || level.format === 'none') return '';
      return level.text.replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        return formatted(counts[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal');
      });
    },
  };
}

function levelsOf(abstract: XmlElement): Level[] {
  const levels: Level[] = [];
  for (const element of childrenNamed(abstract, 'lvl')) {
    const depth = Number(element.attributes.get('ilvl') ?? 0);
    if (!(depth >= 0 && depth <= deepestLevel)) continue;
    levels[depth] = {
      format: childNamed(element, 'numFmt')?.attributes.get('val') ?? 'decimal',
      text: childNamed(element, 'lvlText')?.attributes.get('val') ?? '',
      start: Number(childNamed(element, 'start')?.attributes.get('val') ?? 1) || 0,
    };
  }
  return levels;
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function formatted(count: number, format: string): string {
  if ((format === 'lowerLetter' || format === 'upperLetter') && count >= 1 && count <= longestLetters) {
    // After z Word doubles the letter: aa, bb …
    const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1);
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  if ((format === 'lowerRoman' || format === 'upperRoman') && count >= 1 && count <= largestRoman) {
    let rest = count;
    let text = '';
    for (const [value, sign] of romans) {
      for (; rest >= value; rest -= value) text += sign;
    }
    return format === 'upperRoman' ? text.toUpperCase() : text;
  }
  return String(count);
}
