import type { TemplateField } from '../../../preload/contract/shapes.ts';
import { foldWords } from './fold-words.ts';
import { extractionLimits } from './limits.ts';
import { labelWords } from './match-label.ts';
import type { Section } from './sections-of.ts';

/** A list field with what its items and sections are told by. */
export type ListField = {
  readonly field: TemplateField;
  readonly index: number;
  readonly labels: readonly (readonly string[])[];
  /** Single words for one item: what stands in a column of kinds, or before a name in a sentence. */
  readonly nouns: ReadonlySet<string>;
  /** Items are names without blanks. */
  readonly isName: boolean;
  /** Items are steps, told as whole sentences. */
  readonly isSteps: boolean;
  /** Items are names of other things, told in sentences about how they belong together. */
  readonly isRelated: boolean;
  readonly accepts: (text: string) => boolean;
};

export function listFieldOf(field: TemplateField, index: number): ListField {
  const labels = labelWords([field.name, ...field.labels]);
  const words = foldWords(field.name);
  const pattern = safePattern(field.rules.pattern);
  const { contains, excludes } = field.rules;
  const accepts = (text: string) =>
    (pattern === null || pattern.test(text)) &&
    (contains === undefined || text.toLowerCase().includes(contains.toLowerCase())) &&
    (excludes === undefined || !text.toLowerCase().includes(excludes.toLowerCase()));
  return {
    ...{ field, index, labels, accepts },
    nouns: new Set(labels.filter((label) => label.length === 1).map(([word = '']) => word)),
    isName: pattern !== null && !pattern.test('two words') && pattern.test('someName_1'),
    isSteps: words.some((word) => ['procedure', 'step', 'action', 'instruction', 'todo', 'decision'].includes(word)),
    isRelated: words.some((word) => ['related', 'dependency', 'dependent', 'relation'].includes(word)),
  };
}

/** The whole text must match; null where there is no pattern, or none that can be used. */
export function safePattern(pattern: string | undefined): { readonly test: (text: string) => boolean } | null {
  if (pattern === undefined || pattern === '') return null;
  try {
    const whole = new RegExp(`^(?:${pattern})$`, 'u');
    return { test: (text) => text.length <= extractionLimits.patternCharacters && whole.test(text) };
  } catch {
    return null;
  }
}

const goneHeadings = new Set(
  (
    'removed remove deprecated deprecation obsolete planned plan future roadmap outlook history revision glossary abbreviation acronym renamed former discontinued ' +
    'withdrawn retired legacy example sample printout changelog upcoming glossar historie entfernt entfallen geplant ausblick beispiel abkurzung ' +
    'anderungshistorie anderung veraltet verlauf dropped terminology'
  ).split(' '),
);
const sideHeadings = new Set(
  'range default log reference permitted value copyright legal appendix wertebereich limit disclaimer contact'.split(
    ' ',
  ),
);
const small = new Set(
  'a an the of for in on to and or this that by with how its new der die das des den und oder fur von zur zum'.split(
    ' ',
  ),
);

export type HeadingMatch = 'foreign' | { readonly fields: readonly ListField[]; readonly score: number };

/**
 * Which fields a heading stands for: several for "Parameters, counters and events"; `foreign` where what stands under it is no part of
 * the document's own subject any more. `noise`: words that every heading of such documents may hold.
 */
export function matchHeading(heading: string, fields: readonly ListField[], noise: ReadonlySet<string>): HeadingMatch {
  const words = foldWords(heading.replace(/^\s*(?:\d+(?:\.\d+)*\.?|[a-z][.)])\s+/iu, ''));
  const telling = words.filter((word) => !small.has(word) && !/^\d+$/.test(word));
  if (telling.some((word) => goneHeadings.has(word))) return 'foreign';
  const scored = fields
    .map((one) => ({ one, score: scoreOf(telling, words, one, noise) }))
    .filter(({ score }) => score > 0);
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const named = scored.filter(({ one }) => one.isName && [...one.nouns].some((noun) => telling.includes(noun)));
  if (named.length > 1 && best < 0.9) return { fields: named.map(({ one }) => one), score: best };
  if (best < 0.4) return telling.some((word) => sideHeadings.has(word)) ? 'foreign' : { fields: [], score: 0 };
  if (best < 0.6 && telling.some((word) => sideHeadings.has(word))) return 'foreign';
  return {
    fields: scored
      .filter(({ score }) => score === best)
      .slice(0, 1)
      .map(({ one }) => one),
    score: best,
  };
}

function scoreOf(
  telling: readonly string[],
  all: readonly string[],
  { labels }: ListField,
  noise: ReadonlySet<string>,
): number {
  const length = telling.filter((word) => !noise.has(word)).length;
  let best = 0;
  for (const label of labels) {
    const wanted = label.filter((word) => !small.has(word));
    if (wanted.length === 0 || !wanted.every((word) => telling.includes(word))) continue;
    const own = wanted.filter((word) => !noise.has(word));
    const isWhole = label.join(' ') === all.join(' ') || wanted.length === telling.length;
    // A label made of nothing but what every such document has names it only where it stands alone.
    if (own.length === 0 && !isWhole) continue;
    const score = isWhole
      ? 1
      : Math.min(0.95, own.length / Math.max(1, length)) + 0.001 * (20 - telling.indexOf(own[0] ?? ''));
    best = Math.max(best, score);
  }
  return best;
}

/** A section with the fields it is read for; `foreign` ones are not read at all. */
export type ReadSection = Section & { readonly fields: readonly ListField[]; readonly isForeign: boolean };
