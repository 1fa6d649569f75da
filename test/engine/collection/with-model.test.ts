/** Whole-collection questions and short documents with a chat model. The model is a fake that says a fixed rule of what it was shown. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ChatModel, ModelPort } from '../../../src/main/engine/ports.ts';
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { Answer, CollectionWay } from '../../../src/preload/contract/shapes.ts';
import { fakeModels } from '../../helpers/fake-engine-parts.ts';
import { ggufFile } from '../../helpers/gguf-file.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';
import { until } from './contract-engine.ts';

type Chat = {
  readonly prompts: string[];
  /** What the model was told before the passages. */
  readonly rules: string[];
  contextTokens: number;
  failing: (prompt: string) => boolean;
  unsupported: boolean;
};

/** Says back the first sentence of each passage with the word "risk" in it, or that there is none. */
function chatModels(chat: Chat): ModelPort {
  const model: ChatModel = {
    info: async () => ({ modelId: 'fake', name: 'Fake', contextTokens: chat.contextTokens }),
    countTokens: async (texts) => texts.map((text) => text.split(/\s+/).filter(Boolean).length),
    async generate(turns, _options, onText) {
      const prompt = turns.at(-1)?.text ?? '';
      chat.prompts.push(prompt);
      chat.rules.push(turns[0]?.text ?? '');
      if (chat.failing(prompt)) throw new AppError('model-host-down', 'died');
      const [passages = ''] = prompt.split('\n\nQuestion:');
      const sentence = passages.split(/(?<=\.)\s+|\n/).find((part) => /risk/i.test(part) && !part.startsWith('['));
      const text = sentence
        ? chat.unsupported
          ? 'The risk is nine hundred percent [1].'
          : `${sentence.replace(/\.$/, '')} [1].`
        : 'I did not find this in your files.';
      onText(text);
      return { text, reason: 'end', promptTokens: 1, generatedTokens: 1 };
    },
    nextTokens: async () => [],
  };
  return { ...fakeModels(), chat: () => model };
}

async function reports(texts: Readonly<Record<string, string>>, given: Partial<Chat> = {}) {
  const chat: Chat = {
    prompts: [],
    rules: [],
    contextTokens: 4096,
    failing: () => false,
    unsupported: false,
    ...given,
  };
  const library = await testEngine(undefined, { more: { models: chatModels(chat) } });
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(folder, name), text);
  await library.add(folder);
  const file = path.join(temporaryFolder(), 'fake.gguf');
  writeFileSync(file, ggufFile());
  await library.request('model.add', { path: file, role: 'chat' });
  return { ...library, chat, folder };
}

const each = 'What does each report say about risk?';
async function ask(library: Awaited<ReturnType<typeof reports>>, question: string) {
  const { id } = await library.request('collection.start', { question, mode: 'generate' });
  const run = await until(library, id, ({ state }) => state === 'done' || state === 'paused');
  return { run, answer: await library.request('collection.answer', { runId: id }) };
}
const wayOf = (answer: Answer) => answer.way as CollectionWay;
const textOf = (answer: Answer) => answer.parts.map((part) => part.text).join('');

const three = {
  'report-a.txt': 'Annual report\n\nThe largest risk is the price of copper. Sales grew in spring.\n',
  'report-b.txt': 'Annual report\n\nSales fell in autumn. The herons came back.\n',
  'report-c.txt': 'Annual report\n\nA flood is the main risk of the plant.\n',
  'recipe.txt': 'Onion soup\n\nThe risk of burning is small.\n',
};

test('each report is read whole by the model, and only reports', async () => {
  const library = await reports(three);
  const { answer } = await ask(library, each);
  expect(library.chat.prompts).toHaveLength(3);
  expect(library.chat.prompts[0]).toContain('Sales grew in spring');
  expect(library.chat.prompts[0]).toContain('What does this document say about risk?');
  expect(wayOf(answer)).toMatchObject({
    task: 'each',
    ofKind: 3,
    matched: 2,
    coverage: { files: 4, read: 4, whole: 4, passages: 0 },
  });
  expect(textOf(answer)).toContain('The largest risk is the price of copper');
  expect(textOf(answer)).toContain('1 file says nothing about it: report-b.txt.');
  for (const citation of answer.citations) expect(citation.verified).toBe(true);
});

test('what the model claims and the document does not say is marked, and makes no match of a list', async () => {
  const library = await reports(three, { unsupported: true });
  const { answer } = await ask(library, each);
  const claims = answer.parts.filter(({ text }) => text.includes('nine hundred'));
  expect(claims).toHaveLength(2);
  expect(claims.every(({ supported, citations }) => !supported && citations.length === 0)).toBe(true);
  // The documents' own sentences stand before them.
  expect(answer.citations.map(({ quote }) => quote)).toEqual([
    'The largest risk is the price of copper.',
    'A flood is the main risk of the plant.',
  ]);
  const { answer: list } = await ask(library, 'List every report about risk');
  expect(list.found).toBe(false);
});

test('a report too long for the model is read by its best passages, and the answer says so', async () => {
  const long = `Annual report\n\n${Array.from({ length: 400 }, (_, index) => `Station ${index} moved water.`).join('\n\n')}\n\nThe main risk is ice.\n`;
  const library = await reports({ ...three, 'report-long.txt': long }, { contextTokens: 1024 });
  const { answer } = await ask(library, each);
  expect(wayOf(answer).coverage).toMatchObject({ read: 5, whole: 4, passages: 1 });
  expect(textOf(answer)).toContain('The main risk is ice');
  expect(textOf(answer)).toContain('4 in full and 1 by its best passages');
});

test('the model dies again and again: the run rests and says why; it goes on to the end', async () => {
  let down = true;
  const library = await reports(three, { failing: () => down });
  const { run } = await ask(library, each);
  expect(run).toMatchObject({ state: 'paused', reason: { code: 'model-host-down' } });
  down = false;
  await library.request('batch.resume', { runId: run.id });
  await until(library, run.id, ({ state }) => state === 'done');
  expect(wayOf(await library.request('collection.answer', { runId: run.id })).matched).toBe(2);
});

test('in a conversation a model is asked about many files only after a yes', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 25 }, (_, index) => [
      `report-${index}.txt`,
      `Annual report\n\nThe risk of site ${index} is small.\n`,
    ]),
  );
  const library = await reports(many);
  const started = await library.request('answer.start', { question: each, mode: 'generate' });
  const runId = started.answerId;
  expect(await library.request('batch.get', { runId })).toMatchObject({ state: 'proposed', total: 25, done: 0 });
  expect(library.chat.prompts).toEqual([]);
  await library.request('batch.resume', { runId });
  await until(library, runId, ({ state }) => state === 'done');
  const { messages } = await library.request('conversation.get', { conversationId: started.conversationId });
  expect(messages.at(-1)).toMatchObject({ state: 'complete' });
});

test('the way of writing chosen for a conversation holds for every file of its run', async () => {
  const library = await reports(three);
  const preset = await library.request('preset.save', { name: 'Pirate', instructions: 'Write as a pirate would.' });
  const { answerId } = await library.request('answer.start', {
    question: each,
    mode: 'generate',
    presetId: preset.id,
  });
  await until(library, answerId, ({ state }) => state === 'done');
  expect(library.chat.rules).toHaveLength(3);
  for (const rules of library.chat.rules) expect(rules).toContain('Write as a pirate would.');
});

test('few and short documents are read in full for an ordinary question; many or long ones are not', async () => {
  const library = await reports(three);
  const answer = await library.request('answer.once', { question: 'What is the risk?', mode: 'generate' });
  expect(answer.way).toEqual({ kind: 'whole', files: 4 });
  expect(library.chat.prompts[0]).toContain('The herons came back');
  expect(answer.citations.length).toBeGreaterThan(0);
  for (const { documentId, start, end, quote } of answer.citations) {
    const { text } = await library.request('document.text', { documentId, start, end });
    expect(text).toBe(quote);
  }
  const big = await reports({ ...three, 'big.txt': 'Sales and risk and more words. '.repeat(2000) });
  expect((await big.request('answer.once', { question: 'What is the risk?', mode: 'generate' })).way).toBeUndefined();
  const quoted = await library.request('answer.once', { question: 'What is the risk?', mode: 'extract' });
  expect(quoted.way).toBeUndefined();
});
