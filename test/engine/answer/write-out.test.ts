import { expect, it } from 'vitest';
import { answerText, conversationMarkdown } from '../../../src/main/engine/answer/write-out.ts';
import type { Answer, Citation, Message } from '../../../src/preload/contract/shapes.ts';

const citation = (id: number, changes: Partial<Citation> = {}): Citation => ({
  ...{ id, fileId: 'f', documentId: 'd', path: '/papers/lease.pdf', title: 'Lease', kind: 'pdf', page: 3 },
  ...{ start: 0, end: 10, quote: 'The lease ends\nin 2027.', verified: true },
  locator: { type: 'page', page: 3, places: [] },
  ...changes,
});
const answer: Answer = {
  ...{ question: 'When?', mode: 'generate', found: true, closest: [], model: 'small', seconds: 1, stopped: false },
  coverage: { readable: 1, notReady: 0, total: 1 },
  parts: [
    { text: 'It ends in 2027. ', citations: [1, 9], supported: true },
    { text: 'It was signed in May.', citations: [], supported: false },
  ],
  citations: [citation(1)],
};
const message = (changes: Partial<Message>): Message => ({
  ...{ id: 'm', role: 'assistant', text: '', createdAt: 0, state: 'complete', answer: null, error: null, rating: null },
  ...changes,
});

it('numbers claims, marks those without proof, and names sources with place and quote', () => {
  expect(answerText(answer, 'plain')).toBe(
    'It ends in 2027. [1] It was signed in May. (not found in your files)\n\n' +
      '[1] Lease, page 3 (/papers/lease.pdf): “The lease ends in 2027.”',
  );
});

it('says which quote was not found word for word, and where in each kind of document', () => {
  const places = [
    { type: 'slide', slide: 4 },
    { type: 'sheet', sheet: 'Costs', cells: 'B7' },
    { type: 'lines', first: 2, last: 5 },
    { type: 'heading', path: ['Leases', 'Termination'] },
  ] as const;
  const citations = places.map((locator, at) => citation(at + 1, { locator, verified: at > 0 }));
  const lines = answerText({ ...answer, citations }, 'plain')
    .split('\n')
    .slice(2);
  expect(lines[0]).toContain('Lease, slide 4 (/papers/lease.pdf), not found word for word: ');
  expect(lines.slice(1).map((line) => line.slice(0, 40))).toEqual(
    [
      '[2] Lease, sheet Costs B7 (/papers/lease.',
      '[3] Lease, lines 2–5 (/papers/lease.pdf):',
      '[4] Lease, Leases › Termination (/papers/',
    ].map((line) => line.slice(0, 40)),
  );
});

it('lets no words of a document become links, images or headings in Markdown', () => {
  const hostile = citation(1, { title: '# [x](http://evil)', quote: '![](http://evil/p.png) <img src=x> `code`' });
  const text = answerText({ ...answer, citations: [hostile] }, 'markdown');
  expect(text).not.toMatch(/(?<!\\)[[<](?!1\])/);
  expect(text).toContain('**\\# \\[x\\](http://evil)**');
});

it('leaves what is escaped already as it is, and writes it plainly where nothing means anything', () => {
  const text = '**\\[x\\]\\(http://evil\\)\\_2.pdf**: \\\\[y](http://evil) 3 \\* 4';
  const parts = [{ text, citations: [1], supported: true }];
  const markdown = answerText({ ...answer, parts }, 'markdown').split('\n')[0] ?? '';
  expect(markdown).toBe('**\\[x\\]\\(http://evil\\)\\_2.pdf**: \\\\\\[y\\](http://evil) 3 \\* 4 [1]');
  expect(answerText({ ...answer, parts }, 'plain').split('\n')[0]).toBe(
    '[x](http://evil)_2.pdf: \\[y](http://evil) 3 * 4 [1]',
  );
});

it('says as what a question was understood', () => {
  const understood = { ...answer, searched: 'When does the *lease* end?' };
  expect(answerText(understood, 'plain')).toMatch(/^Understood as: When does the \*lease\* end\?\n\nIt ends/);
  expect(answerText(understood, 'markdown')).toMatch(/^Understood as: When does the \\\*lease\\\* end\?\n\nIt ends/);
});

it('does not pass on a picture or a link that a document made the model write', () => {
  const parts = [
    { text: 'See ![x](https://evil.example/?q=1) and <img src=y> [here](z).', citations: [1], supported: true },
  ];
  const text = answerText({ ...answer, parts }, 'markdown').split('\n')[0] ?? '';
  expect(text).toBe('See !\\[x\\](https://evil.example/?q=1) and \\<img src=y> \\[here\\](z). [1]');
  expect(
    conversationMarkdown({
      ...{ id: 'c', title: 't', updatedAt: 0, pinned: false },
      messages: [message({ text: '![x](y)' })],
    }),
  ).toContain('!\\[x\\](y)');
});

it('writes a conversation down with questions quoted and endings said', () => {
  const text = conversationMarkdown({
    ...{ id: 'c', title: 'When does it *end*?', updatedAt: 0, pinned: false },
    messages: [
      message({ role: 'user', text: 'When?\n# now' }),
      message({ answer }),
      message({ role: 'user', text: 'And?' }),
      message({ text: 'It', state: 'interrupted' }),
    ],
  });
  expect(text).toMatch(/^# When does it \\\*end\\\*\?\n\n> When\?\n> # now\n\nIt ends in 2027\. \[1\]/);
  expect(text).toMatch(/> And\?\n\nIt\n\n_Interrupted while it was being written\._\n$/);
});

it('copies a quoted clause with its own number as Markdown', () => {
  const quotes = ['12. The tenant pays.', '3.2 The tenant * shall', '- a dash'];
  const parts = quotes.map((text, at) => ({
    text: `${at > 0 ? '\n' : ''}${text}`,
    citations: [at + 1],
    supported: true,
  }));
  const citations = quotes.map((quote, at) => citation(at + 1, { quote }));
  const body = (format: 'plain' | 'markdown') => answerText({ ...answer, parts, citations }, format).split('\n\n')[0];
  expect(body('plain')).toBe('12. The tenant pays. [1]\n3.2 The tenant * shall [2]\n- a dash [3]');
  expect(body('markdown')).toBe('12\\. The tenant pays. [1]\n3\\.2 The tenant \\* shall [2]\n\\- a dash [3]');
});

it('says that nothing a model wrote was found, and which years no source mentions', () => {
  const doubtful = answerText({ ...answer, quotedInstead: true, untoldYears: ['2041', '2042'] }, 'plain');
  expect(doubtful).toMatch(/^Nothing the model wrote was found in your files\..*\n\nIt ends/);
  expect(doubtful).toMatch(/\n\nNone of these passages mentions 2041 or 2042\.$/);
  expect(answerText(answer, 'plain')).not.toMatch(/Nothing the model|None of these/);
});
