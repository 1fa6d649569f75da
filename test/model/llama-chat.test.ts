/** A real GGUF chat model through the real, forked model host: mechanics, not wit (TinyLlama at 2 bits). */
import { afterAll, describe, expect, it } from 'vitest';
import type { ChatTurn, GenerateOptions, GenerateResult } from '../../src/main/engine/ports.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { tinyLlama } from '../helpers/tiny-llama.ts';

const { models, process: host } = startModelHostProcess();
const chat = models.chat(tinyLlama());
afterAll(() => models.close());

type Run = { readonly pieces: readonly string[]; readonly result: GenerateResult };

async function ask(turns: readonly ChatTurn[], options: Partial<GenerateOptions> = {}): Promise<Run> {
  const pieces: string[] = [];
  const result = await chat.generate(
    turns,
    { maxTokens: 40, temperature: 0, ...options },
    (text) => pieces.push(text),
    new AbortController().signal,
  );
  return { pieces, result };
}
const user = (text: string): ChatTurn => ({ role: 'user', text });
const story = [user('Write a long story about the sea.')];

describe('the chat model', () => {
  it('says what it is once loaded', async () => {
    expect(await chat.info()).toEqual({ modelId: 'tiny-chat', name: 'TinyLlama 1.1B Chat', contextTokens: 2048 });
  });

  it('streams in many pieces that make up the text', async () => {
    const { pieces, result } = await ask([{ role: 'system', text: 'You are helpful.' }, user('Name three colours.')]);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(result.text);
    expect(result.text).toMatch(/\p{L}{3}/u);
  });

  it('counts what it read and wrote', async () => {
    const text = 'Name three colours.';
    const [tokens] = await chat.countTokens([text]);
    const { result } = await ask([user(text)], { maxTokens: 6 });
    expect(tokens).toBeGreaterThan(3);
    // The chat template adds its own marks around the words.
    expect(result.promptTokens).toBeGreaterThan(tokens as number);
    expect(result.generatedTokens).toBe(6);
    expect(result.reason).toBe('length');
  });

  it('ends by itself when it has finished', async () => {
    const { result } = await ask([user('Name three colours.')], { maxTokens: 300 });
    expect(result.reason).toBe('end');
    expect(result.generatedTokens).toBeLessThan(300);
  });

  it('gives the same text again at temperature 0, also when the prompt is still in its cache', async () => {
    const first = await ask(story);
    expect((await ask(story)).result).toEqual(first.result);
    await ask([user('Something else altogether, to replace the cache.')]);
    expect((await ask(story)).result).toEqual(first.result);
  });

  it('reads only what is new in the second turn of a conversation', async () => {
    const first = async (turns: readonly ChatTurn[]) => {
      const started = performance.now();
      let heard = Number.NaN;
      const { text, promptTokens } = await chat.generate(
        turns,
        { maxTokens: 8, temperature: 0 },
        () => {
          if (Number.isNaN(heard)) heard = performance.now() - started;
        },
        new AbortController().signal,
      );
      return { text, promptTokens, heard };
    };
    const question = user(`${'Interest rates rose while the harbour was rebuilt. '.repeat(90)}What rose?`);
    const cold = await first([question]);
    const warm = await first([question, { role: 'assistant', text: cold.text }, user('And where?')]);
    expect(cold.promptTokens).toBeGreaterThan(900);
    expect(cold.heard / warm.heard).toBeGreaterThan(5);
  });

  it('stops before a stop text and never shows part of it', async () => {
    const { result: free } = await ask(story);
    const stop = free.text.slice(20, 30);
    const { pieces, result } = await ask(story, { stop: [stop] });
    expect(result.reason).toBe('end');
    expect(result.text).toBe(free.text.slice(0, free.text.indexOf(stop)));
    expect(pieces.join('')).toBe(result.text);
  });

  it('refuses what does not fit, saying how much it was', async () => {
    const failure = await ask([user('word '.repeat(3000))]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'context-too-small', data: { contextTokens: 2048 } });
    expect((failure as { data: { promptTokens: number } }).data.promptTokens).toBeGreaterThan(3000);
  });

  it('writes only as much as there is room for', async () => {
    const { contextTokens } = await chat.info();
    const words = 'word '.repeat(1980);
    const [tokens] = await chat.countTokens([words]);
    expect(tokens).toBeGreaterThan(contextTokens - 100);
    // A few dozen tokens are left; whatever the model would like to say, it may not run past its context.
    const { result } = await ask([user(words)], { maxTokens: 1000 });
    expect(result.promptTokens).toBeGreaterThan(tokens as number);
    expect(result.promptTokens + result.generatedTokens).toBeLessThanOrEqual(contextTokens);
    if (result.reason === 'length') expect(result.generatedTokens).toBeGreaterThan(8);
  });
});

describe('stopping', () => {
  it('gives the text so far within 2 seconds and the model is free for the next', async () => {
    const stop = new AbortController();
    let text = '';
    let stoppedAt = Number.NaN;
    const result = await chat.generate(
      story,
      { maxTokens: 400, temperature: 0 },
      (piece) => {
        text += piece;
        if (text.length > 40 && !stop.signal.aborted) {
          stoppedAt = performance.now();
          stop.abort();
        }
      },
      stop.signal,
    );
    expect(performance.now() - stoppedAt).toBeLessThan(2000);
    expect(result).toMatchObject({ reason: 'stopped', text });
    expect(result.text.length).toBeGreaterThan(40);
    expect(result.generatedTokens).toBeLessThan(100);
    expect((await ask([user('Hello')], { maxTokens: 4 })).result.generatedTokens).toBeGreaterThan(0);
  });

  it('is heard while a long prompt is being read', async () => {
    const stop = new AbortController();
    const started = chat.generate(
      [user('a different long prompt '.repeat(300))],
      { maxTokens: 10, temperature: 0 },
      () => undefined,
      stop.signal,
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    const stoppedAt = performance.now();
    stop.abort();
    expect(await started).toMatchObject({ text: '', reason: 'stopped' });
    expect(performance.now() - stoppedAt).toBeLessThan(2000);
  });

  it('is heard while another answer is being written', async () => {
    const first = new AbortController();
    const writing = chat.generate(story, { maxTokens: 400, temperature: 0 }, () => undefined, first.signal);
    const second = new AbortController();
    const waiting = chat.generate([user('Hello')], { maxTokens: 4, temperature: 0 }, () => undefined, second.signal);
    second.abort();
    expect(await waiting).toMatchObject({ text: '', reason: 'stopped', generatedTokens: 0 });
    first.abort();
    expect((await writing).reason).toBe('stopped');
  });
});

describe('a process killed while it writes', () => {
  it('fails that answer, never repeats it, and the next one works', async () => {
    const pieces: string[] = [];
    const crashes = host.crashes;
    const started = chat.generate(
      story,
      { maxTokens: 400, temperature: 0 },
      (piece) => {
        if (pieces.push(piece) === 3) process.kill(host.pid as number, 'SIGKILL');
      },
      new AbortController().signal,
    );
    await expect(started).rejects.toMatchObject({ code: 'model-failed' });
    expect(pieces.length).toBeLessThan(100);
    expect((await ask([user('Hello')], { maxTokens: 4 })).result.generatedTokens).toBeGreaterThan(0);
    expect(host.crashes).toBe(crashes + 1);
  });
});
