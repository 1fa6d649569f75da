/** A few words read right after loading: a file that loads and computes nonsense is refused before anybody relies on it. */
import { AppError } from '../../preload/contract/errors.ts';
import { modelHostLimits } from './limits.ts';
import type { LoadedChat, LoadedEmbedder } from './loaded-model.ts';

const sentence = 'The quick brown fox jumps over the lazy';
const never = new AbortController().signal;

/** Gives the model back, or frees it and rejects with `model-failed`. */
export async function checkedChat(chat: LoadedChat): Promise<LoadedChat> {
  return orFreed(chat, async () => {
    const next = await chat.nextTokens(sentence, modelHostLimits.canary.tokens, [], never);
    const best = next[0]?.logProbability;
    if (best === undefined) return 'it computes no numbers';
    // Every token as likely as the next: weights of zeros, or read in the wrong format.
    const worst = next.at(-1)?.logProbability as number;
    return best - worst < modelHostLimits.canary.leastSpread ? 'it finds every word equally likely' : null;
  });
}

/** As `checkedChat`. */
export async function checkedEmbedder(embedder: LoadedEmbedder): Promise<LoadedEmbedder> {
  return orFreed(embedder, async () => {
    const vector = await embedder.embed([sentence], 'query', never, () => undefined);
    const length = Math.hypot(...vector);
    return Math.abs(length - 1) < modelHostLimits.canary.unitTolerance ? null : 'its vectors are no numbers';
  });
}

async function orFreed<Loaded extends { dispose(): Promise<void> }>(
  loaded: Loaded,
  problem: () => Promise<string | null>,
): Promise<Loaded> {
  try {
    const found = await problem();
    if (found === null) return loaded;
    throw new AppError('model-failed', `The model loads, but ${found}; its file may be damaged.`, { detail: found });
  } catch (error) {
    await loaded.dispose();
    throw error;
  }
}
