/** Which native libraries this process runs on. */
import { env } from '@huggingface/transformers';
import type { HostFacts } from '../engine/ports.ts';
import { llamaBackend } from './llama-backend.ts';

export async function aboutHost(): Promise<HostFacts> {
  const llama = await llamaBackend();
  return { llamaCpp: llama.llamaCppRelease.release, graphics: llama.gpu || null, transformers: env.version };
}
