/** One generation in the model host: streams, stops with the text so far, never repeated by itself. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../preload/contract/errors.ts';
import type { ChatModel, GenerateResult, ModelFile } from '../engine/ports.ts';
import { callUnlessSilent } from './call-unless-silent.ts';
import { processLimits } from './limits.ts';
import type { LivePeer } from './live-peer.ts';

/**
 * Rejects with `model-failed` when the process dies while writing: what was written is already on screen, and a second
 * run would write something else. When stopped, the text so far comes back within `stopMs` whatever the
 * host does; its token counts are 0 if the host did not answer in time, and a host that stays deaf is killed.
 */
export async function generateThroughHost(
  live: LivePeer,
  model: ModelFile,
  ...[turns, options, onText, signal]: Parameters<ChatModel['generate']>
): Promise<GenerateResult> {
  let text = '';
  const soFar = (): GenerateResult => ({ text, reason: 'stopped', promptTokens: 0, generatedTokens: 0 });
  if (signal.aborted) return soFar();

  const { process } = live;
  const peer = await live.get();
  const generationId = randomUUID();
  let listening = true;
  const finished = callUnlessSilent<GenerateResult>({
    process,
    peer,
    method: 'chat.generate',
    params: { model, generationId, turns, options },
    silentMs: processLimits.chatSilentMs,
    onItem: (piece) => {
      if (!listening || piece === '') return;
      text += piece as string;
      onText(piece as string);
    },
  });
  // Whether or not anybody still waits for it below.
  finished.catch(() => undefined);

  let onAbort: (() => void) | null = null;
  const stopped = new Promise<GenerateResult>((resolve) => {
    onAbort = () => {
      // If the host cannot hear it any more, the deadlines below decide.
      peer.call('chat.stop', { generationId }).catch(() => undefined);
      const give = setTimeout(() => resolve(soFar()), processLimits.stopMs);
      const kill = setTimeout(() => process.kill(), processLimits.deafMs);
      const settled = () => {
        clearTimeout(give);
        clearTimeout(kill);
      };
      finished.then(settled, settled);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });

  try {
    return await Promise.race([finished, stopped]);
  } catch (error) {
    const processEnded = error instanceof AppError && error.code === 'model-host-down';
    if (processEnded) live.died(peer);
    if (signal.aborted) return soFar();
    if (processEnded) {
      throw new AppError('model-failed', 'The model stopped unexpectedly while writing the answer.', {
        model: model.name,
      });
    }
    throw error;
  } finally {
    listening = false;
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}
