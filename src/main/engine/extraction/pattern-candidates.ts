/** Values told by the pattern a field's rule demands: a DOI or a number of a contract, wherever it stands. Pure. */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate } from './candidate.ts';
import { isCostlyPattern } from './costly-pattern.ts';
import type { Line } from './document.ts';
import { extractionLimits } from './limits.ts';
import { safePattern } from './list-field.ts';

/** Words that a pattern must not fit: one that does tells no value from another. */
const anything = ['', 'Document', 'and', '2024', 'A-1'];

/**
 * The first places of the pattern, the first best; none where it fits almost anything. Where it fits several values, it does not tell which is
 * meant: they are no surer than what is told by its shape and place.
 */
export function patternCandidates(field: TemplateField, lines: readonly Line[]): Candidate[] {
  const given = field.rules.pattern;
  // Of a template that was checked; one that came another way is not run.
  if (given === undefined || safePattern(given) === null || isCostlyPattern(given)) return [];
  const inner = given.replace(/^\^|(?<!\\)\$$/g, '');
  const whole = new RegExp(`^(?:${inner})$`, 'u');
  if (anything.some((word) => whole.test(word))) return [];
  const found: Candidate[] = [];
  const place = new RegExp(`(?<![\\p{L}\\p{N}])(?:${inner})`, 'gu');
  for (const cell of lines.flatMap(({ cells }) => cells)) {
    for (const match of cell.text.slice(0, extractionLimits.patternCharacters).matchAll(place)) {
      const text = match[0].replace(/[.,;)\]]+$/u, '');
      if (!whole.test(text)) continue;
      const start = cell.start + match.index;
      found.push({
        ...{ start, end: start + text.length, text, value: text, currency: null },
        ...{ score: 0.5 - 0.02 * found.length, evidence: 'pattern-only', chain: ['pattern'] },
      });
      if (found.length >= extractionLimits.alternatives) return asSureAsTheyAre(found);
    }
  }
  return asSureAsTheyAre(found);
}

function asSureAsTheyAre(found: readonly Candidate[]): Candidate[] {
  const isOne = new Set(found.map(({ text }) => text)).size <= 1;
  return found.map((one) => (isOne ? one : { ...one, evidence: 'shape-likely' }));
}
