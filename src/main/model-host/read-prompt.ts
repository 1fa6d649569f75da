/** Feeds a prompt to llama.cpp in slices, because native code cannot be interrupted inside one. */
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { modelHostLimits } from './limits.ts';

/**
 * Evaluates all but the last token of `prompt`; tokens the sequence still holds from the turn before are kept. The
 * generation that follows finds them there. Throws the signal's reason when stopped.
 */
export async function readPrompt(
  sequence: LlamaContextSequence,
  prompt: readonly Token[],
  onProgress: () => void,
  signal: AbortSignal,
): Promise<void> {
  const end = prompt.length - 1;
  let slice: number = modelHostLimits.llama.promptSlice.first;
  await sequence.adaptStateToTokens(prompt.slice(0, end), false);
  while (sequence.nextTokenIndex < end) {
    signal.throwIfAborted();
    const from = sequence.nextTokenIndex;
    const started = performance.now();
    await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(from, Math.min(from + slice, end)));
    slice = nextSlice(slice, performance.now() - started);
    onProgress();
  }
}

/** Doubles a slice that was quick and halves one that was slow. */
function nextSlice(slice: number, milliseconds: number): number {
  const { promptSlice, promptSliceMs } = modelHostLimits.llama;
  if (milliseconds * 2 < promptSliceMs) return Math.min(slice * 2, promptSlice.largest);
  if (milliseconds > promptSliceMs * 2) return Math.max(slice / 2, promptSlice.smallest);
  return slice;
}
