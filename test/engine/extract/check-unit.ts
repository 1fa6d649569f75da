import { expect } from 'vitest';
import type { Unit } from '../../../src/main/engine/types.ts';
import { unpackWords } from '../../../src/main/engine/word-boxes.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must not get through
const forbidden = /[\u0000-\u0008\u000B-\u001F\u007F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFB00-\uFB06]/;

/** What display, chunking and citations rely on in every unit, whatever the format. */
export function checkUnit(unit: Unit): void {
  expect(unit.text).toBe(unit.text.normalize('NFC'));
  expect(unit.text.isWellFormed()).toBe(true);
  expect(unit.text).not.toMatch(forbidden);
  let end = 0;
  let between = '';
  for (const block of unit.blocks) {
    expect(block.start).toBeGreaterThanOrEqual(end);
    expect(block.end).toBeGreaterThan(block.start);
    between += unit.text.slice(end, block.start);
    end = block.end;
    const slice = unit.text.slice(block.start, block.end);
    expect(slice).toBe(slice.trim());
  }
  expect(end).toBeLessThanOrEqual(unit.text.length);
  expect((between + unit.text.slice(end)).trim()).toBe('');
  if (!unit.words || !unit.size) return;
  let start = 0;
  for (const word of unpackWords(unit.words)) {
    expect(word.start).toBeGreaterThanOrEqual(start);
    expect(word.end).toBeGreaterThan(word.start);
    expect(word.end).toBeLessThanOrEqual(unit.text.length);
    expect(unit.text.slice(word.start, word.end)).toMatch(/^\S+$/);
    expect(word.box[0]).toBeLessThan(word.box[2]);
    expect(word.box[1]).toBeLessThan(word.box[3]);
    start = word.end;
  }
}
