/** A conversation as a page to print: references lead to sources, and nothing that stands in a file becomes markup. */
import { expect, test } from 'vitest';
import { conversationPage } from '../../../src/main/engine/answer/print-page.ts';
import type { Answer, Citation, Conversation, Message } from '../../../src/preload/contract/shapes.ts';

const hostile = `"><script src=x></script><img src='x' onerror=alert(1)> &amp; [1]`;
const citation = (id: number, title: string): Citation => ({
  ...{ id, fileId: 'f', documentId: 'd', path: `/papers/${title}.pdf`, title, kind: 'pdf', page: 2 },
  ...{ start: 0, end: 4, quote: title, verified: id !== 3, locator: { type: 'page', page: 2, places: [] } },
});
const answer = (...citations: Citation[]): Answer => ({
  ...{ question: 'q', mode: 'extract', found: true, closest: [], model: null, seconds: 1, stopped: false },
  coverage: { readable: 1, notReady: 0, total: 1 },
  parts: [
    ...citations.map(({ id, title }) => ({ text: title, citations: [id], supported: true })),
    { text: hostile, citations: [99], supported: false },
  ],
  citations,
});
const message = (changes: Partial<Message>): Message => ({
  ...{ id: 'm', role: 'assistant', text: '', createdAt: 0, state: 'complete', answer: null, error: null, rating: null },
  ...changes,
});
const conversation: Conversation = {
  ...{ id: 'c', title: hostile, updatedAt: 0, pinned: false },
  messages: [
    message({ role: 'user', text: hostile }),
    message({ answer: answer(citation(1, 'Lease'), citation(2, 'Letter')) }),
    message({ role: 'user', text: 'ועוד?' }),
    message({ answer: answer(citation(3, hostile)), state: 'stopped' }),
  ],
};

test('numbers run through the whole conversation, each with its source at the end', () => {
  const page = conversationPage(conversation);
  const marks = [...page.matchAll(/href="#source-(\d+)">\[(\d+)\]/g)].map(([, to, shown]) => [to, shown]);
  expect(marks).toEqual([
    ['1', '1'],
    ['2', '2'],
    ['3', '3'],
  ]);
  expect([...page.matchAll(/<li id="source-(\d+)" value="(\d+)">/g)].map(([, id]) => id)).toEqual(['1', '2', '3']);
  expect(page).toContain('page 2');
  expect(page).toContain('Stopped here.');
  expect(page).toContain('not found word for word');
});

test('what stands in files and answers stays text', () => {
  const page = conversationPage(conversation);
  expect(page).not.toMatch(/<script|<img|<iframe|javascript:|on\w+\s*=\s*alert\b(?!\()/i);
  const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
  const ours = [
    'html',
    'head',
    'meta',
    'title',
    'link',
    'body',
    'h1',
    'h2',
    'p',
    'div',
    'span',
    'a',
    'br',
    'b',
    'section',
    'ol',
    'li',
    'blockquote',
  ];
  expect([...tags].filter((tag) => tag !== undefined && !ours.includes(tag))).toEqual([]);
  // Every address in it leads into the page itself, but for its style.
  for (const [, address] of page.matchAll(/(?:href|src)="([^"]*)"/g))
    expect(address).toMatch(/^(?:#source-\d+|print\.css)$/);
});

test('it is said that nothing a model wrote was found, and which years no passage mentions', () => {
  const doubtful = { ...answer(citation(1, 'Lease')), quotedInstead: true as const, untoldYears: ['2042'] };
  const page = conversationPage({ ...conversation, messages: [message({ answer: doubtful })] });
  expect(page).toMatch(/Nothing the model wrote was found.*Lease.*None of these passages mentions 2042\./s);
  expect(conversationPage(conversation)).not.toMatch(/Nothing the model|None of these/);
});
