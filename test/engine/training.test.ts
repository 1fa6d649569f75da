import { describe, expect, it } from 'vitest';
import type { ChatModel } from '../../src/main/engine/ports.ts';
import { answeringSentence } from '../../src/main/engine/train/answering-sentence.ts';
import { splitOf } from '../../src/main/engine/train/training-line.ts';
import { trainingConfig, trainingPlan } from '../../src/main/engine/train/training-plan.ts';
import { plainQuestion, writtenQuestion } from '../../src/main/engine/train/training-question.ts';

const passage = {
  title: 'Harbour',
  headingPath: ['History'],
  text: 'It is old. The lighthouse was built in 1872 by Ole Hansen on the pier.',
  answer: 'The lighthouse was built in 1872 by Ole Hansen on the pier.',
};
const never = new AbortController().signal;

describe('an answer to train on', () => {
  it('is the whole sentence with names and numbers, or nothing', () => {
    const span = answeringSentence(passage.text);
    expect(passage.text.slice(span?.start, span?.end)).toBe(passage.answer);
    expect(answeringSentence('Contents\n1 Introduction\n2 Results')).toBeNull();
    expect(answeringSentence('Short. Too short.')).toBeNull();
  });

  it.each([
    ['Question: When was the lighthouse built?\nAnswer: 1872', 'When was the lighthouse built?'],
    ['  When was the lighthouse built? And who built it?', 'When was the lighthouse built?'],
    ['The lighthouse was built in 1872.', null],
    ['Why?', null],
    [`Is it true that “${passage.answer}” is so?`, null],
  ])('has a question when the model wrote one: %s', async (text, question) => {
    const model = {
      generate: async () => ({ text, reason: 'end', promptTokens: 1, generatedTokens: 1 }),
    } as unknown as ChatModel;
    expect(await writtenQuestion(model, passage, never)).toBe(question);
  });

  it('has a question of its own words otherwise', () => {
    expect(plainQuestion(passage)).toBe('What does “Harbour” say about History?');
    expect(plainQuestion({ ...passage, headingPath: [] })).toBe('What does “Harbour” say about Ole Hansen?');
  });
});

it('documents are split by their own name, about the asked share of them', () => {
  const ids = Array.from(
    { length: 2000 },
    (_, index) => `d_${((index * 2_654_435_761) >>> 0).toString(16).padStart(32, '0')}`,
  );
  const valid = ids.filter((id) => splitOf(id, 0.1) === 'valid').length;
  expect(valid / ids.length).toBeGreaterThan(0.08);
  expect(valid / ids.length).toBeLessThan(0.12);
  expect(ids.map((id) => splitOf(id, 0.1))).toEqual(ids.map((id) => splitOf(id, 0.1)));
});

describe('the settings of a training', () => {
  const gibibyte = 1024 ** 3;
  const plans = [8, 16, 24, 32, 64, 128].map((memory) => trainingPlan(memory * gibibyte, 400));

  it('never shrink with more memory', () => {
    for (const key of ['rank', 'batch', 'sequenceTokens'] as const) {
      const values = plans.map((plan) => plan[key]);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
    }
    expect(plans[0]).toMatchObject({ layers: 4, batch: 1, sequenceTokens: 1024, gradientCheckpoint: true });
  });

  it('see every line twice, within bounds', () => {
    expect(plans[0]?.iterations).toBe(800);
    expect(plans[3]?.iterations).toBe(400);
    expect(trainingPlan(8 * gibibyte, 3).iterations).toBe(50);
    expect(trainingPlan(8 * gibibyte, 100_000).iterations).toBe(2000);
  });

  it('are written as mlx_lm reads them, names quoted', () => {
    const config = trainingConfig(trainingPlan(16 * gibibyte, 400), 'org/Model "4bit"', '/data set');
    expect(config).toContain('model: "org/Model \\"4bit\\""\n');
    expect(config).toContain('data: "/data set"\n');
    expect(config).toContain('lora_parameters:\n  rank: 8\n  scale: 20.0\n  dropout: 0.0\n');
    expect(config).toContain('num_layers: 8\n');
  });
});
