import type { RequestInput, RequestOutput } from '../../preload/contract/requests.ts';
import { request } from '../api.ts';
import { reasonOf } from '../reason-of.ts';

/**
 * Starts an answer, and without a chat model a quoted one, as the window says of it. Gives its address; rejects as `answer.start` does, but
 * for `model-none`.
 */
export async function startAnswer(input: RequestInput<'answer.start'>): Promise<RequestOutput<'answer.start'>> {
  try {
    return await request('answer.start', input);
  } catch (error) {
    if (input.mode !== 'generate' || reasonOf(error).code !== 'model-none') throw error;
    return request('answer.start', { ...input, mode: 'extract' });
  }
}
