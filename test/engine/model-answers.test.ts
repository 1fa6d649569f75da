import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shownAnswer } from '../../src/main/engine/doors/shown.ts';
import type { ChatModel } from '../../src/main/engine/ports.ts';
import { plainAnswer } from '../../src/preload/contract/plain-answer.ts';
import { ggufFile } from '../helpers/gguf-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';
import { writtenChat } from '../helpers/written-chat.ts';

/** Asks a library of `documents` with a model whose answer to a prompt is `written`. */
async function asking(documents: Readonly<Record<string, string>>, chat: ChatModel) {
  const folder = temporaryFolder();
  const modelPath = path.join(temporaryFolder(), 'tiny.gguf');
  writeFileSync(modelPath, ggufFile());
  for (const [name, text] of Object.entries(documents)) writeFileSync(path.join(folder, name), text);
  const { models, request, add } = await testEngine();
  Object.assign(models, { chat: () => chat });
  await add(folder);
  return (question: string) => request('answer.once', { question, mode: 'generate', modelPath });
}

const leases = {
  'lease.txt': 'The rent of the flat in Kendal is 900 euros a month in 2025. Dogs are allowed.',
  'letter.txt': 'Thank you for the flowers, and see you at the harbour on Sunday.',
};

test('where nothing a model wrote is in the files, they are quoted below it', async () => {
  const { chat } = writtenChat(() => 'The rent of the castle is 7,777 ducats [1].');
  const ask = await asking(leases, chat);
  const answer = await ask('What is the rent of the flat in Kendal?');
  expect(answer).toMatchObject({ mode: 'generate', found: true, quotedInstead: true });
  expect(answer.parts[0]).toEqual({
    text: 'The rent of the castle is 7,777 ducats.',
    citations: [],
    supported: false,
  });
  expect(answer.parts[1]?.text).toMatch(/^\n\nThe rent of the flat in Kendal is 900 euros/);
  expect(answer.citations[0]?.quote).toMatch(/^The rent of the flat in Kendal is 900 euros/);
  // Where nothing is greyed only what is quoted is told.
  expect(plainAnswer(answer)).toMatch(/^The rent of the flat in Kendal is 900 euros/);
  expect(shownAnswer(answer)).toMatchObject({ answer: plainAnswer(answer), quotedInstead: true });
});

test('a model that says it found nothing is believed, and so is one with a claim that is found', async () => {
  let words = 'I did not find this in your files.';
  const { chat } = writtenChat(() => words);
  const ask = await asking(leases, chat);
  expect(await ask('What is the rent of the flat in Kendal?')).toMatchObject({ found: false, citations: [] });
  words = 'Dogs are allowed [1]. Cats are not.';
  // The same question would be answered as before.
  const answer = await ask('Are dogs allowed in the flat in Kendal?');
  expect(answer.found).toBe(true);
  expect(answer.quotedInstead).toBeUndefined();
  expect(answer.parts).toHaveLength(2);
});

test('what is made up about what is not there stays out', async () => {
  const { chat } = writtenChat(() => 'The airship flew to Mars [1].');
  const ask = await asking(leases, chat);
  const answer = await ask('Which engine did the airship have?');
  expect(answer).toMatchObject({ found: false, citations: [] });
  expect(answer.parts.map(({ text }) => text)).toEqual(['I did not find this in your files.']);
});

test('the year asked for that no source mentions is told', async () => {
  const { chat } = writtenChat(() => 'The rent of the flat in Kendal is 900 euros a month [1].');
  const ask = await asking(leases, chat);
  expect((await ask('What is the rent of the flat in Kendal in 2042?')).untoldYears).toEqual(['2042']);
  expect((await ask('What is the rent of the flat in Kendal in 2025?')).untoldYears).toBeUndefined();
});

test('a model that goes round in circles is ended, and what it said is told once', async () => {
  const { chat } = writtenChat(() => '');
  const sentence = 'Dogs are allowed. ';
  let written = 0;
  const endless: ChatModel = {
    ...chat,
    generate: async (_turns, _options, onText, signal) => {
      while (!signal.aborted && written < 500) {
        onText(sentence);
        written += 1;
      }
      return { text: '', reason: signal.aborted ? 'stopped' : 'length', promptTokens: 1, generatedTokens: 1 };
    },
  };
  const ask = await asking(leases, endless);
  const answer = await ask('Are dogs allowed in the flat in Kendal?');
  expect(written).toBeLessThan(10);
  expect(answer.stopped).toBe(false);
  expect(answer.parts.map(({ text }) => text.trim())).toEqual(['Dogs are allowed.']);
});

test('a model reads first what would be quoted', async () => {
  const documents = {
    'notes.txt': 'Rent of the flat in Kendal: is the rent of the flat in Kendal fair? Rent, flat, Kendal, flat, rent.',
    'lease.txt': `${'The garden is kept by the landlord, who mows the lawn. '.repeat(12)}The rent of the flat in Kendal is 900 euros a month.`,
  };
  // More than the model could read whole.
  const rain = Array.from({ length: 900 }, (_, day) => `On day ${day} it rained over the hills.`).join(' ');
  const { chat, prompts } = writtenChat(() => 'The rent of the flat in Kendal is 900 euros a month [1].');
  const ask = await asking({ ...documents, 'rain.txt': rain }, chat);
  const answer = await ask('How much is the rent of the flat in Kendal?');
  expect(prompts[0]).toMatch(/\[1\] \(lease[^[]*900 euros/);
  expect(answer.citations[0]?.quote).toMatch(/900 euros a month\.$/);
});

test('what a model has written is not lost where nothing can be quoted any more', async () => {
  const { chat } = writtenChat(() => 'The rent of the castle is 7,777 ducats [1].');
  const { models, request, add } = await testEngine();
  const dying: ChatModel = {
    ...chat,
    generate: (...given) => {
      models.down = true;
      return chat.generate(...given);
    },
  };
  Object.assign(models, { chat: () => dying });
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'lease.txt'), leases['lease.txt']);
  const modelPath = path.join(temporaryFolder(), 'tiny.gguf');
  writeFileSync(modelPath, ggufFile());
  await add(folder);
  const question = 'What is the rent of the flat in Kendal?';
  expect(await request('answer.once', { question, mode: 'generate', modelPath })).toMatchObject({
    found: false,
    stopped: false,
  });
  models.down = false;
});
