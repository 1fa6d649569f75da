/** Values told in a sentence: "governed by the laws of England", "between A Ltd and B GmbH". */
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import type { Candidate } from './candidate.ts';
import type { SourceDocument } from './document.ts';
import { extractionLimits } from './limits.ts';
import { shapeOf } from './text-shapes.ts';

/** UTF-16 units before a value in which other labels of its field speak for it. */
const nearCharacters = 120;
/** "deutsches Recht", "droit français": the one value that begins with a small letter. */
const namesLaw = /^(?:\p{Ll}+\s)?(?:recht|law|droit|ley|legge|diritto)(?!\p{L})/iu;

/** What follows a label within its sentence, up to the next stop. Weak: labels stand in many sentences. */
export function proseCandidates(field: TemplateField, document: SourceDocument): Candidate[] {
  const labels = [field.name, ...field.labels].filter((label) => /\p{L}{3}/u.test(label));
  if (labels.length === 0) return [];
  const escaped = labels.map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${escaped.sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}])(?:\\s+(?:is|are|be|shall be|of|the|by|laws? of|state of|commonwealth of|to|with|that|under|governed|and construed|(?:and )?interpreted|in accordance with|(?:for|of) this agreement|le|la|il|el|dem|das|der|des|:))*\\s+([^\\s,.;:()\\n][^,.;:()\\n]{1,120})`,
    'giu',
  );
  // "between A and B" names two; "the laws of England and Wales" are one.
  const isOneName = ['organisation', 'person'].includes(shapeOf(field));
  const found: Candidate[] = [];
  for (const unit of document.units) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(unit.text); match; match = pattern.exec(unit.text)) {
      const said = match[1] ?? '';
      const raw = (isOneName ? (said.split(/\s+(?:and|und|et)\s+/u)[0] ?? '') : said).trimEnd();
      if (
        (!/^\p{Lu}|^\d|^["“]/u.test(raw) && !namesLaw.test(raw)) ||
        (isOneName && !/\p{L}{2}/u.test(raw)) ||
        labels.some((label) => label.length > 5 && raw.toLowerCase().includes(label.toLowerCase()))
      ) {
        // A heading over the sentence: its label stands in what was taken for the value.
        pattern.lastIndex = match.index + match[0].length - said.length;
        continue;
      }
      // "Governing law … the laws of X" rather than "organised under the laws of Y".
      const before = unit.text.slice(
        Math.max(0, match.index - nearCharacters),
        match.index + match[0].length - said.length,
      );
      const named = new Set(labels.filter((label) => before.toLowerCase().includes(label.toLowerCase())));
      const start = unit.start + match.index + match[0].length - (match[1] ?? '').length;
      const text = raw.replace(/\s+/g, ' ');
      found.push({
        ...{ start, end: start + raw.length, text, value: text, currency: null, chain: ['label'] },
        ...{ score: 0.4 - 0.02 * found.length + 0.06 * Math.min(3, named.size - 1), evidence: 'label-weak' },
      });
      if (found.length >= extractionLimits.alternatives) return found;
    }
  }
  return found;
}
