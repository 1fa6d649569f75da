/** The bench on a real chat model and the real embedder: figures that hang together. */
import { afterAll, expect, it } from 'vitest';
import { benchLimits } from '../../src/main/engine/bench/limits.ts';
import { measureChat, measureEmbedder } from '../../src/main/engine/bench/measure.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { tinyLlama } from '../helpers/tiny-llama.ts';

const { models } = startModelHostProcess();
afterAll(() => models.close());
const clock = () => performance.now();
const never = new AbortController().signal;

it('measures reading and writing of a chat model, each time anew', async () => {
  const chat = models.chat(tinyLlama());
  const first = await measureChat(chat, 'first', clock, never);
  const second = await measureChat(chat, 'second', clock, never);
  console.info(first, second);
  for (const measured of [first, second]) {
    expect(measured?.promptTokens).toBeGreaterThan(benchLimits.promptWords);
    // Reading goes in slices of many tokens, writing one by one.
    expect(measured?.promptTokensPerSecond).toBeGreaterThan(measured?.generatedTokensPerSecond as number);
  }
  // Nothing of the first prompt was remembered: else the second would have been read at once.
  expect(second?.firstTokenMs).toBeGreaterThan((first?.firstTokenMs as number) / 3);
});

it('measures the embedder, and tells which library it runs on', async () => {
  const measured = await measureEmbedder(models.embedder, 'bundled', clock, never);
  console.info(measured);
  expect(measured.backend).toBe('transformers');
  expect(measured.textsPerSecond).toBeGreaterThan(1);
  expect(await models.about()).toMatchObject({
    llamaCpp: expect.any(String),
    transformers: expect.stringMatching(/^4\./),
  });
});
