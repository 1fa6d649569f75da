import { expect, test } from 'vitest';
import { findInConversations } from '../../src/main/engine/find-in-conversations.ts';

const snippet = (text: string, query: string) =>
  findInConversations([{ conversationId: 'c', title: 'Lease', text }], query)[0]?.snippet;

test('what was found is shown from a whole word on', () => {
  const text = `${'Either party may terminate the agreement for good cause. '.repeat(3)}The rent is 900 euros.`;
  expect(snippet(text, 'rent')).toBe('…the agreement for good cause. The rent is 900 euros.');
  expect(snippet('The rent is 900 euros.', 'rent')).toBe('The rent is 900 euros.');
  // A script without spaces has no better place.
  expect(snippet(`${'家'.repeat(60)}賃料`, '賃料')).toBe(`…${'家'.repeat(40)}賃料`);
});
