/** What a model is told of the conversation so far: nothing of it is left out unsaid. */
import { expect, test } from 'vitest';
import { rememberTurns } from '../../../src/main/engine/answer/earlier-turns.ts';
import { packPrompt, systemPrompt } from '../../../src/main/engine/answer/prompt.ts';
import type { ChatTurn } from '../../../src/main/engine/ports.ts';

/** One token per four units, as an honest tokenizer nearly has it. */
const count = async (texts: readonly string[]) => texts.map((text) => Math.ceil(text.length / 4));
const turn = 16;

function conversation(questions: number, length: number): ChatTurn[] {
  return Array.from({ length: questions }, (_, index) => index + 1).flatMap((n): ChatTurn[] => [
    { role: 'user', text: `Question ${n} about berth ${n}?` },
    { role: 'assistant', text: `Berth ${n} is free. ${'More is said of it here. '.repeat(length)}` },
  ]);
}

async function remember(turns: readonly ChatTurn[], room: number) {
  const tokens = (await count(turns.map(({ text }) => text))).map((each) => each + turn);
  return rememberTurns(turns, tokens, room, count);
}

test('all of a short conversation stands as it was said', async () => {
  const turns = conversation(3, 2);
  const { kept, summary, summarisedTurns, keptTurns } = await remember(turns, 1000);
  expect({ kept, summary, summarisedTurns, keptTurns }).toEqual({
    kept: turns,
    summary: '',
    summarisedTurns: 0,
    keptTurns: 3,
  });
});

test('the oldest turns are summarised, each with its question, and every turn is accounted for', async () => {
  for (const questions of [4, 9, 30]) {
    for (const room of [400, 700, 1200]) {
      const turns = conversation(questions, 20);
      const told = await remember(turns, room);
      expect(told.keptTokens + told.summaryTokens).toBeLessThanOrEqual(room);
      expect(told.summarisedTurns + told.keptTurns).toBe(questions);
      expect(told.kept).toEqual(turns.slice(told.summarisedTurns * 2));
      const named = told.summary.split('\n').filter((line) => line.startsWith('- Asked: ')).length;
      const counted = Number(/- (\d+) earlier questions/.exec(told.summary)?.[1] ?? 0);
      expect(named + counted).toBe(told.summarisedTurns);
    }
  }
});

test('a summary quotes the answers, and cuts no letter in two', async () => {
  const turns: ChatTurn[] = [
    { role: 'user', text: 'Who lives here?' },
    { role: 'assistant', text: `Anna lives here. ${'🏠'.repeat(800)}` },
    { role: 'user', text: `${'😀'.repeat(500)}?` },
    { role: 'assistant', text: 'Nothing. '.repeat(60) },
  ];
  const { summary, summarisedTurns } = await remember(turns, 200);
  expect(summarisedTurns).toBe(2);
  expect(summary).toContain('Asked: Who lives here? Answered: Anna lives here.');
  expect(summary.isWellFormed()).toBe(true);
});

test('the prompt says what fills the context, and wishes stand below the rules', async () => {
  const passage = { start: 0, end: 40, text: 'The harbour has 14 berths in two basins.', around: null };
  const passages = [
    { ...passage, source: 'd1', title: 'Harbour', headingPath: [], language: 'en', page: null, cosine: null },
  ];
  const earlier = conversation(12, 12);
  const { turns, use } = await packPrompt('How many berths?', passages, 2048, count, earlier, 'Write like a pirate.');
  expect(turns[0]?.text.startsWith(systemPrompt)).toBe(true);
  expect(turns[0]?.text.endsWith('Write like a pirate.')).toBe(true);
  expect(turns.at(-1)?.text).toContain('Earlier in this conversation, in short:\n- Asked: Question 1 about berth 1?');
  expect(use.summarisedTurns + use.keptTurns).toBe(12);
  expect(use.summarisedTurns).toBeGreaterThan(0);
  const filled = use.instructions + use.summary + use.turns + use.passages + use.question;
  const real = (await count(turns.map(({ text }) => text))).reduce((sum, each) => sum + each + turn, 0);
  expect(Math.abs(filled - real)).toBeLessThan(80);
  expect(filled + use.answer).toBeLessThanOrEqual(2048);
});
