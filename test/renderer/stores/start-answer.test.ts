import { afterEach, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/preload/contract/errors.ts';
import { startAnswer } from '../../../src/renderer/stores/start-answer.ts';
import { stubBridge } from '../bridge-stub.ts';

const address = { answerId: 'a', conversationId: 'c', messageId: 'm' };
afterEach(() => vi.unstubAllGlobals());

it('quotes where an answer was to be written and there is no chat model', async () => {
  const bridge = stubBridge({
    'answer.start': ({ mode }) => {
      if (mode === 'generate') throw new AppError('model-none', 'No chat model is chosen.');
      return address;
    },
  });
  expect(await startAnswer({ question: 'Why?', mode: 'generate' })).toEqual(address);
  expect(bridge.asked.map(({ input }) => input)).toEqual([
    { question: 'Why?', mode: 'generate' },
    { question: 'Why?', mode: 'extract' },
  ]);
});

it.each(['model-missing', 'model-invalid', 'query-too-long'] as const)('does not hide %s', async (code) => {
  const bridge = stubBridge({
    'answer.start': () => {
      throw new AppError(code, 'It is so.');
    },
  });
  await expect(startAnswer({ question: 'Why?', mode: 'generate' })).rejects.toMatchObject({ code });
  expect(bridge.asked).toHaveLength(1);
});
