import { describe, expect, it } from 'vitest';
import { startContext } from '../../../src/main/engine/chunk/chunk-context.ts';
import { chunkUnit } from '../../../src/main/engine/chunk/chunk-unit.ts';
import { embedTextOf } from '../../../src/main/engine/chunk/embed-text.ts';
import { estimateTokens } from '../../../src/main/engine/chunk/estimate-tokens.ts';
import type { Block, BlockKind } from '../../../src/main/engine/types.ts';
import { randomNumbers, randomText } from '../random-text.ts';

const options = { targetTokens: 60, overlapTokens: 15, contextTokens: 16 };

/** Joins parts with line breaks and says where each block stands. */
function page(...parts: readonly (readonly [BlockKind, string, number?])[]) {
  let text = '';
  const blocks: Block[] = [];
  for (const [kind, part, level = 0] of parts) {
    if (text !== '') text += '\n\n';
    blocks.push({ kind, level, start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, blocks };
}

const prose = (count: number, word = 'wing') =>
  Array.from({ length: count }, (_, index) => `Sentence number ${index} speaks about the ${word} and its lift.`).join(
    ' ',
  );

describe('chunkUnit', () => {
  it('gives exact absolute spans and the same embedText as embedTextOf', async () => {
    const unit = { index: 3, start: 1000, ...page(['heading', 'Results', 1], ['paragraph', prose(20)]) };
    const { chunks } = await chunkUnit(unit, startContext('Report'), estimateTokens, options);
    expect(chunks.length).toBeGreaterThan(3);
    for (const chunk of chunks) {
      const slice = unit.text.slice(chunk.start - 1000, chunk.end - 1000);
      expect(chunk.unit).toBe(3);
      expect(chunk.headingPath).toEqual(['Results']);
      expect(chunk.embedText).toBe(`Report › Results\n${slice}`);
      expect(chunk.tokens).toBeLessThanOrEqual(options.targetTokens);
      expect(slice).toMatch(/^(Results|Sentence)/);
      expect(slice).toMatch(/\.$/);
      expect(embedTextOf('Report', chunk.headingPath, unit, chunk.start, chunk.end, options.contextTokens)).toBe(
        chunk.embedText,
      );
    }
  });

  it('repeats whole sentences between neighbours but not across headings', async () => {
    const unit = {
      index: 0,
      start: 0,
      ...page(['heading', 'One', 1], ['paragraph', prose(12)], ['heading', 'Two', 1], ['paragraph', prose(12, 'tail')]),
    };
    const { chunks } = await chunkUnit(unit, startContext(''), estimateTokens, options);
    const pairs = chunks.slice(1).map((chunk, index) => [chunks[index], chunk] as const);
    for (const [before, after] of pairs) {
      if (before?.headingPath[0] === after.headingPath[0]) expect(after.start).toBeLessThan(before?.end ?? 0);
      else expect(after.start).toBeGreaterThan(before?.end ?? 0);
    }
    expect(chunks.find((chunk) => chunk.headingPath[0] === 'Two')?.embedText).toContain('Two');
  });

  it('carries headings over a page border and closes them by level', async () => {
    const first = page(['heading', 'Chapter 1', 1], ['heading', 'Scope', 2], ['paragraph', 'Some text.']);
    const second = page(['paragraph', 'It goes on.'], ['heading', 'Chapter 2', 1], ['paragraph', prose(8)]);
    const one = await chunkUnit({ index: 0, start: 0, ...first }, startContext('Book'), estimateTokens, options);
    const two = await chunkUnit({ index: 1, start: 100, ...second }, one.context, estimateTokens, options);
    expect(two.chunks[0]?.headingPath).toEqual(['Chapter 1', 'Scope']);
    expect(two.context.headings).toEqual([{ level: 1, text: 'Chapter 2' }]);
  });

  it('leaves running headers and footers out of what is embedded, unless there is nothing else', async () => {
    const running = page(
      ['header', 'ACME Annual Report'],
      ['paragraph', 'Sales grew.'],
      ['footer', 'Page 7'],
      ['paragraph', 'Costs fell.'],
    );
    const { chunks } = await chunkUnit({ index: 0, start: 0, ...running }, startContext(''), estimateTokens, options);
    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.embedText).not.toMatch(/ACME|Page 7/);
    expect(running.text.slice(chunks[0]?.start, chunks[0]?.end)).toMatch(/^Sales grew\.[\s\S]*Costs fell\.$/);
    const only = page(['header', 'Title Page']);
    const lone = await chunkUnit({ index: 0, start: 0, ...only }, startContext(''), estimateTokens, options);
    expect(lone.chunks.map((chunk) => chunk.embedText)).toEqual(['Title Page']);
  });

  it('never ends a chunk with a heading', async () => {
    const unit = {
      index: 0,
      start: 0,
      ...page(['paragraph', prose(3)], ['heading', 'Next', 2], ['paragraph', prose(9)]),
    };
    const { chunks } = await chunkUnit(unit, startContext(''), estimateTokens, options);
    for (const chunk of chunks) expect(unit.text.slice(chunk.start, chunk.end)).not.toMatch(/Next$/);
  });

  it('cuts one endless sentence between words and a row at its cells', async () => {
    const unit = {
      index: 0,
      start: 0,
      ...page(
        ['paragraph', Array(400).fill('lorem, ipsum').join(' ')],
        ['table-row', Array(200).fill('12,345').join('\t')],
      ),
    };
    const { chunks } = await chunkUnit(unit, startContext(''), estimateTokens, options);
    for (const chunk of chunks) {
      const slice = unit.text.slice(chunk.start, chunk.end);
      expect(chunk.tokens).toBeLessThanOrEqual(options.targetTokens);
      expect(slice).toMatch(/^(lorem|ipsum|12,345)/);
      expect(slice).toMatch(/(lorem,|ipsum|12,345)$/);
    }
  });

  it('counts tokens in one call per unit', async () => {
    let calls = 0;
    const count = (texts: readonly string[]) => {
      calls += 1;
      return Promise.resolve(estimateTokens(texts));
    };
    const unit = { index: 0, start: 0, ...page(['heading', 'A', 1], ['paragraph', prose(40)]) };
    await chunkUnit(unit, startContext('T'), count, options);
    expect(calls).toBe(1);
  });

  it('covers all text of random units, never splitting a character', async () => {
    const kinds: readonly BlockKind[] = ['heading', 'paragraph', 'list-item', 'table-row', 'code', 'header', 'footer'];
    for (let seed = 1; seed <= 120; seed += 1) {
      const random = randomNumbers(seed);
      const parts = Array.from(
        { length: 6 },
        () => [kinds[Math.floor(random() * kinds.length)] ?? 'code', randomText(random, 5), 1] as const,
      );
      const { text, blocks } = page(...parts);
      const listed = blocks.filter(() => random() > 0.2);
      const { chunks } = await chunkUnit(
        { index: 0, start: 50, text, blocks: listed },
        startContext('T'),
        estimateTokens,
        options,
      );
      const covered = new Uint8Array(text.length);
      for (const chunk of chunks) {
        const slice = text.slice(chunk.start - 50, chunk.end - 50);
        expect(slice.isWellFormed()).toBe(true);
        expect(slice).toBe(slice.trim());
        covered.fill(1, chunk.start - 50, chunk.end - 50);
      }
      for (const block of listed)
        if (block.kind === 'header' || block.kind === 'footer') covered.fill(1, block.start, block.end);
      const missed = [...covered].map((flag, at) => (flag === 0 ? text[at] : '')).join('');
      expect(missed.trim()).toBe('');
      const starts = chunks.map((chunk) => chunk.start);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }
  });
});
