import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { physicalOnPurpose, physicalStyles } from '../../../build/physical-styles.ts';

const renderer = path.resolve(import.meta.dirname, '../../../src/renderer');
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));

describe('style sheets', () => {
  it('say start and end, so that they fit languages of both directions', () => {
    expect(sheets.length).toBeGreaterThan(10);
    expect(sheets.flatMap((name) => physicalStyles(name, readFileSync(path.join(renderer, name), 'utf8')))).toEqual([]);
  });
  it('have every exception that is listed', () => {
    for (const [name, lines] of Object.entries(physicalOnPurpose)) {
      const css = readFileSync(path.join(renderer, name), 'utf8');
      for (const { line } of lines) expect(css).toContain(line);
    }
  });
});

describe('the check itself', () => {
  it.each([
    ['margin-left: 4px;'],
    ['border-left: 1px solid red;'],
    ['text-align: right;'],
    ['left: 0;'],
    ['padding: 0 4px 0 8px;'],
    ['mask-image: linear-gradient(to right, transparent, #000);'],
    ['right: anchor(right);'],
  ])('sees %s', (line) => expect(physicalStyles('a.css', `p {\n  ${line}\n}`)).toHaveLength(1));
  it.each([
    ['margin-inline-start: 4px;'],
    ['padding: 0 4px;'],
    ['padding: 0 4px 2px 4px;'],
    ['text-align: start;'],
    ['inset: 0;'],
  ])('lets %s be', (line) => expect(physicalStyles('a.css', `p {\n  ${line}\n}`)).toEqual([]));
});
