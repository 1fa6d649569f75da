/** Conversations that come from another library with damage in them. */
import { expect, onTestFinished, test } from 'vitest';
import { openPersonalStore } from '../../../src/main/engine/store/personal-store.ts';
import { answer, change, fileIn, filled, messages, question, weeklyCheck } from '../../helpers/filled-personal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

// The bug: a text that is known to be damaged there is written here with checksums of its own, and counts as what was said.
test.each(['as it is', 'sealed'])('a text that is damaged there says so here, where it is written %s', (how) => {
  const { dataDir, conversationId, answerId } = filled();
  const wrong = answer.replace('1788', '1799');
  change(dataDir, `UPDATE message SET text = '${wrong}' WHERE id = '${answerId}'; UPDATE citation SET quote = 'other'`);
  const here = openPersonalStore(temporaryFolder());
  onTestFinished(() => void here.close());
  if (how === 'sealed') {
    here.text.lend([{ number: 1, key: new Uint8Array(32).fill(7) }]);
    here.keySlots.begin(1, [{ number: 1, kind: 'login', salt: null, wrapped: new Uint8Array([1]) }]);
    here.keySlots.converted(1);
    here.text.refresh();
  }
  expect(here.mergeConversations(fileIn(dataDir))).toMatchObject({ added: 1 });
  const shown = [
    [question, null],
    [wrong, 'record-damaged'],
  ];
  expect(messages(here, conversationId)).toEqual(shown);
  // What is written beside it does not call it good; and nobody is asked to repair what no copy here holds.
  here.conversations.rate(answerId, 'bad');
  expect(messages(here, conversationId)).toEqual(shown);
  expect(weeklyCheck(here)).toBeNull();
});

test('what is whole there is whole here, without what stays on the other computer', () => {
  const { dataDir, conversationId } = filled();
  const here = openPersonalStore(temporaryFolder());
  onTestFinished(() => void here.close());
  here.mergeConversations(fileIn(dataDir));
  expect(messages(here, conversationId)).toEqual([
    [question, null],
    [answer, null],
  ]);
  expect(weeklyCheck(here)).toBeNull();
});
