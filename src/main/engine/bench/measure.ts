/** Measures one part at a time through the same ports that answer a person. Pure but for the clock: `now` gives milliseconds. */
import type { BenchRecord } from '../../../preload/contract/shapes.ts';
import type { ChatModel, Embedder, PictureWorkers } from '../ports.ts';
import { benchLimits } from './limits.ts';

export type Clock = () => number;

/** `seed` makes the prompt another one each time, so that nothing of it is remembered. */
export async function measureChat(
  chat: ChatModel,
  seed: string,
  now: Clock,
  signal: AbortSignal,
): Promise<BenchRecord['chat']> {
  const { name } = await chat.info();
  const started = now();
  let first: number | null = null;
  const { promptTokens, generatedTokens } = await chat.generate(
    [{ role: 'user', text: `${words(benchLimits.promptWords, seed)} Go on with this text.` }],
    { maxTokens: benchLimits.generatedTokens, temperature: 0 },
    () => {
      first ??= now();
    },
    signal,
  );
  const ended = now();
  if (first === null || generatedTokens < 2) return null;
  return {
    model: name,
    promptTokens,
    promptTokensPerSecond: perSecond(promptTokens, first - started),
    // The first token came with the prompt.
    generatedTokensPerSecond: perSecond(generatedTokens - 1, ended - first),
    firstTokenMs: first - started,
  };
}

export async function measureEmbedder(
  embedder: Embedder,
  model: string,
  now: Clock,
  signal: AbortSignal,
): Promise<NonNullable<BenchRecord['embedding']>> {
  const { backend } = await embedder.info();
  const rounds: number[] = [];
  for (let round = 0; round < benchLimits.embedRounds; round++) {
    const texts = Array.from({ length: benchLimits.embedTexts }, (_, index) =>
      words(benchLimits.embedWords, `${round} ${index}`),
    );
    const started = now();
    await embedder.embed(texts, 'passage', signal);
    rounds.push(perSecond(texts.length, now() - started));
  }
  return { model, backend, textsPerSecond: Math.max(...rounds) };
}

/** `page`: a scanned page as a picture file. */
export async function measureOcr(
  pictures: PictureWorkers,
  page: Uint8Array,
  languages: readonly string[],
  now: Clock,
  signal: AbortSignal,
): Promise<number | null> {
  let started = now();
  for (let read = 0; read < benchLimits.ocrPages; read++) {
    // Bytes are handed over and cannot be used twice.
    const { words: found } = await pictures.recognise(
      { type: 'file', bytes: page.slice(), frame: 0 },
      languages,
      signal,
    );
    if (found.length === 0) return null;
    if (read === 0) started = now();
  }
  return perSecond(benchLimits.ocrPages - 1, now() - started) * 60;
}

/** Milliseconds of the median search. */
export async function measureSearch(search: () => Promise<unknown>, now: Clock): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < benchLimits.searches; run++) {
    const started = now();
    await search();
    times.push(now() - started);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number;
}

/** The faster of two embedders of the same model, the first when they are alike. */
export function fasterOf<Measured extends { readonly textsPerSecond: number }>(
  one: Measured,
  other: Measured,
): Measured {
  return other.textsPerSecond > one.textsPerSecond ? other : one;
}

const perSecond = (count: number, milliseconds: number) => (count * 1000) / Math.max(1, milliseconds);

const vocabulary = ['harbour', 'lease', 'river', 'winter', 'meeting', 'report', 'letter', 'council', 'garden', 'stone'];

/** Text of so many words that is another for another seed. */
function words(count: number, seed: string): string {
  let state = [...seed].reduce((hash, sign) => (hash * 31 + sign.charCodeAt(0)) >>> 0, 7);
  return Array.from({ length: count }, () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return vocabulary[state % vocabulary.length];
  }).join(' ');
}
