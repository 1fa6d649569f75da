/** Claims about passages of the test material: as many that the passage supports as such that are subtly wrong, drawn by seed. */
import { createHash } from 'node:crypto';
import { sentences } from '../../../src/main/engine/sentences.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { distortions } from './false-claims.ts';
import { rewordings } from './true-claims.ts';

export type Claim = {
  readonly passage: string;
  readonly text: string;
  readonly supported: boolean;
  readonly kind: string;
};
export type SourceText = { readonly document: string; readonly text: string };

/** UTF-16 units of a sentence that claims something, and of a passage as search hands it over. */
const sentenceLength = { least: 50, most: 260 };
const passageLength = 1_200;
/** `development`: documents a verifier may be looked at with; `held`: those it is judged by. */
export type Half = 'development' | 'held';

export function drawClaims(texts: readonly SourceText[], half: Half, perSide: number): Claim[] {
  const random = seededRandom(half === 'held' ? 20 : 10);
  const pick = (below: number) => Math.floor(random() * Math.max(1, below));
  const paragraphs = texts
    .filter(({ document }) => halfOf(document) === half)
    .flatMap(({ text }) => paragraphsOf(text));
  const claims: Claim[] = [];
  const used = new Set<string>();
  const take = (supported: boolean, kind: string, make: (drawn: Drawn) => string | null) => {
    for (let attempt = 0; attempt < 5_000; attempt += 1) {
      const drawn = drawSentence(paragraphs, pick);
      const text = drawn && !used.has(drawn.sentence) ? make(drawn) : null;
      if (!drawn || text === null) continue;
      used.add(drawn.sentence);
      claims.push({ passage: drawn.passage, text, supported, kind });
      return;
    }
  };
  for (let at = 0; at < perSide; at += 1) {
    const rewording = rewordings[at % rewordings.length];
    if (rewording) take(true, rewording.name, ({ sentence, next }) => rewording.apply(sentence, next));
    const distortion = distortions[at % distortions.length];
    if (distortion) take(false, distortion.name, ({ sentence, passage }) => distortion.apply(sentence, passage, pick));
  }
  return claims;
}

type Drawn = { readonly passage: string; readonly sentence: string; readonly next: string | null };

function drawSentence(paragraphs: readonly string[], pick: (below: number) => number): Drawn | null {
  const passage = paragraphs[pick(paragraphs.length)] ?? '';
  const spans = sentences(passage).map(({ start, end }) => passage.slice(start, end).trim());
  const at = pick(spans.length);
  const sentence = spans[at] ?? '';
  const { least, most } = sentenceLength;
  const isWhole = /^\p{Lu}/u.test(sentence) && sentence.endsWith('.');
  return isWhole && sentence.length >= least && sentence.length <= most
    ? { passage, sentence, next: spans[at + 1] ?? null }
    : null;
}

/** Prose of at least three sentences; what is longer than a passage is cut between sentences. */
function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n|\f/).flatMap((paragraph) => {
    const joined = paragraph.replace(/\s+/g, ' ').trim();
    const spans = sentences(joined);
    const found: string[] = [];
    let from = 0;
    spans.forEach(({ end }, index) => {
      const next = spans[index + 1];
      const start = spans[from]?.start ?? 0;
      if (next && next.end - start <= passageLength) return;
      if (index - from >= 2) found.push(joined.slice(start, end));
      from = index + 1;
    });
    return found;
  });
}

function halfOf(document: string): Half {
  return (createHash('sha256').update(document).digest()[0] as number) % 2 === 0 ? 'development' : 'held';
}
