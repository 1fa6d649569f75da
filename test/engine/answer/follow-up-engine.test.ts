import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Answer } from '../../../src/preload/contract/shapes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

test('a short question goes on from the one before, and says what was searched for', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    path.join(folder, 'acme.txt'),
    'The revenue of the Acme company in 2021 was 5 million.\n\nThe herons left.',
  );
  writeFileSync(
    path.join(folder, 'weir.txt'),
    'The revenue of the Weir company in 2021 was 7 million.\n\nAlder wood is red.',
  );
  const { engine, request, add } = await testEngine();
  await add(folder);
  const ask = async (question: string, conversationId?: string) => {
    const done = new Promise<Answer | null>((resolve) => {
      const stop = engine.on((name, payload) => {
        if (name !== 'answer.done') return;
        stop();
        resolve((payload as { answer: Answer | null }).answer);
      });
    });
    const started = await request('answer.start', {
      question,
      mode: 'extract',
      ...(conversationId ? { conversationId } : {}),
    });
    return { answer: await done, conversationId: started.conversationId };
  };
  const first = await ask('What was the revenue of the Acme company in 2021?');
  expect(first.answer?.searched).toBeUndefined();
  expect(first.answer?.citations[0]?.quote).toContain('5 million');
  const second = await ask('And Weir?', first.conversationId);
  expect(second.answer).toMatchObject({ question: 'And Weir?' });
  expect(second.answer?.searched).toContain('revenue');
  expect(second.answer?.citations[0]?.quote).toContain('7 million');
});
