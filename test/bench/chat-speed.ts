/**
 * Writing through the app's own path (engine's port, rpc, forked model host) against node-llama-cpp's bare evaluation loop on the
 * same prompt, and the second turn of a conversation against the first. Rounds alternate, so that a busy machine slows both.
 */
import { getLlama, type Token } from 'node-llama-cpp';
import type { ChatTurn } from '../../src/main/engine/ports.ts';
import { startModelHostProcess } from '../helpers/model-host-process.ts';
import { tinyLlama } from '../helpers/tiny-llama.ts';
import type { BenchRow } from './bench-row.ts';

const generationRounds = 6;
const turnRounds = 2;
const written = 96;
/** About 1,000 tokens of this model. */
const passages = 'Interest rates rose in the third quarter while the harbour was rebuilt. '.repeat(66);
const goals = { generation: 0.95, secondTurn: 5 };

export async function chatSpeed(): Promise<readonly BenchRow[]> {
  const { models } = startModelHostProcess();
  const chat = models.chat(tinyLlama());
  const never = new AbortController().signal;

  /** Milliseconds to the first text, and tokens per second from there on. */
  async function answer(turns: readonly ChatTurn[], maxTokens: number) {
    const started = performance.now();
    let first = Number.NaN;
    const result = await chat.generate(
      turns,
      { maxTokens, temperature: 0 },
      () => {
        if (Number.isNaN(first)) first = performance.now();
      },
      never,
    );
    const rate = (result.generatedTokens - 1) / ((performance.now() - first) / 1000);
    return { ...result, firstMs: first - started, rate };
  }

  const llama = await getLlama({ build: 'never', skipDownload: true, gpu: false, maxThreads: 0, progressLogs: false });
  const bareModel = await llama.loadModel({ modelPath: tinyLlama().path });
  const threads = Math.max(1, llama.cpuMathCores - 1);
  const bareContext = await bareModel.createContext({ contextSize: 2048, threads });
  const sequence = bareContext.getSequence();
  async function bareRate(tokens: Token[]): Promise<number> {
    await sequence.clearHistory();
    let count = 0;
    let first = Number.NaN;
    for await (const _token of sequence.evaluate(tokens, { temperature: 0 })) {
      if (Number.isNaN(first)) first = performance.now();
      count += 1;
      if (count === written) break;
    }
    return (count - 1) / ((performance.now() - first) / 1000);
  }

  const story: ChatTurn = { role: 'user', text: 'Write a long story about the sea.' };
  const prompt = bareModel.tokenize(`<s><|user|>\n${story.text}</s>\n<|assistant|>\n`, true);
  await answer([story], 4);
  const [appRates, bareRates, firsts, seconds]: [number[], number[], number[], number[]] = [[], [], [], []];
  const throughApp = async () => {
    const { rate, generatedTokens } = await answer([story], written);
    if (generatedTokens < written) throw new Error(`the model wrote only ${generatedTokens} tokens`);
    appRates.push(rate);
  };
  const throughLoop = async () => void bareRates.push(await bareRate(prompt));
  // Who goes first takes turns: a shared machine is seldom as fast in one half of a minute as in the other.
  for (let round = 0; round < generationRounds; round++) {
    const order = round % 2 === 0 ? [throughApp, throughLoop] : [throughLoop, throughApp];
    for (const run of order) await run();
  }
  let promptTokens = 0;
  for (let round = 0; round < turnRounds; round++) {
    const question: ChatTurn = { role: 'user', text: `${round} ${passages}\nWhat rose?` };
    const cold = await answer([question], 16);
    const again: ChatTurn[] = [question, { role: 'assistant', text: cold.text }, { role: 'user', text: 'And where?' }];
    firsts.push(cold.firstMs);
    seconds.push((await answer(again, 16)).firstMs);
    promptTokens = cold.promptTokens;
  }
  await models.close();
  await llama.dispose();
  const [app, bare, first, second] = [median(appRates), median(bareRates), median(firsts), median(seconds)];
  return [
    {
      name: 'writing through the app / bare sequence evaluation',
      ratio: app / bare,
      goal: { atLeast: goals.generation },
      detail: `${app.toFixed(2)} against ${bare.toFixed(2)} tokens/s`,
    },
    {
      name: 'time to the first word, first turn / second turn of a conversation',
      ratio: first / second,
      goal: { atLeast: goals.secondTurn },
      detail: `${first.toFixed(0)} against ${second.toFixed(0)} ms after ${promptTokens} tokens`,
    },
  ];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[Math.floor(index)] ?? Number.NaN;
  return (at((sorted.length - 1) / 2) + at(sorted.length / 2)) / 2;
}
