import { describe, expect, it } from 'vitest';
import type { ContextUse } from '../../../src/preload/contract/shapes.ts';
import { scopedText } from '../../../src/renderer/components/coverage-line.tsx';
import { mentionAt, withoutMention } from '../../../src/renderer/views/chat/at-mention.ts';
import { contextShare, contextText } from '../../../src/renderer/views/chat/context-meter.tsx';
import { periodText } from '../../../src/renderer/views/library/folder-overview.tsx';

describe('a name after @', () => {
  it.each([
    ['@', 1, ''],
    ['What about @lea', 15, 'lea'],
    ['What about @lea here', 15, 'lea'],
    ['(@Über uns', 10, 'Über uns'],
    ['@תיק 🗂', 7, 'תיק 🗂'],
  ])('is taken in %j', (text, caret, name) => {
    expect(mentionAt(text, caret)?.text).toBe(name);
  });

  it.each([
    ['anna@firm.com', 13],
    ['no sign', 3],
    ['@ alone', 7],
    ['@one\nnext line', 14],
    [`@${'x'.repeat(80)}`, 81],
    ['before @later', 3],
  ])('is not taken in %j', (text, caret) => {
    expect(mentionAt(text, caret)).toBeNull();
  });

  it('leaves the text when it is chosen, without a hole', () => {
    const text = 'What does @lea say?';
    const mention = mentionAt(text, 14);
    expect(mention && withoutMention(text, mention)).toEqual({ text: 'What does say?', caret: 10 });
  });
});

describe('the meter', () => {
  const use: ContextUse = {
    ...{ contextTokens: 2000, instructions: 300, summary: 0, turns: 200, passages: 700, question: 40, answer: 500 },
    ...{ summarisedTurns: 0, keptTurns: 2 },
  };
  it('says how full the context was, and what was told in short', () => {
    expect(contextText(use)).toBe('Context: 62%');
    expect(contextText({ ...use, summarisedTurns: 1 })).toBe('Context: 62% · oldest turn summarised');
    expect(contextText({ ...use, summarisedTurns: 3 })).toBe('Context: 62% · 3 oldest turns summarised');
    expect(contextShare({ ...use, contextTokens: 0 })).toBe(100);
  });
});

it('the line under an answer names what it kept to', () => {
  const coverage = { readable: 3, total: 3, notReady: 0 };
  expect(scopedText(coverage, { names: ['Lease', 'Letters'], files: 3 })).toBe(
    'Looked only in 3 files (Lease, Letters)',
  );
  expect(scopedText({ ...coverage, readable: 2 }, { names: [], files: 3 })).toBe('Looked only in 2 of 3 files');
  expect(scopedText({ readable: 0, total: 0, notReady: 0 }, { names: ['gone.pdf'], files: 0 })).toBe(
    'Looked only in 0 files (gone.pdf)',
  );
});

it('a period is told in months', () => {
  const march = Date.UTC(2021, 2, 15, 12);
  expect(periodText({ first: march, last: Date.UTC(2024, 4, 15, 12) })).toBe('March 2021 to May 2024');
  expect(periodText({ first: march, last: march })).toBe('March 2021');
});
