import { describe, expect, it } from 'vitest';
import type { BlockDraft } from '../../../src/main/engine/extract/block-draft.ts';
import { sectionUnits } from '../../../src/main/engine/extract/section-units.ts';
import { limits } from '../../../src/main/engine/limits.ts';
import { checkUnit } from './check-unit.ts';
import { outline } from './read-document.ts';

const heading = (level: number, text: string): BlockDraft => ({ kind: 'heading', level, text });
const paragraph = (text: string): BlockDraft => ({ kind: 'paragraph', level: 0, text });
const long = 'A sentence of a long section. '.repeat(200).trim();

describe('units of a document without pages', () => {
  it('opens a unit at a section once the one before is long enough, and keeps headings with what follows', () => {
    const units = [
      ...sectionUnits([
        heading(1, 'Title'),
        heading(2, 'Short'),
        paragraph('Few words.'),
        heading(2, 'Long'),
        paragraph(long),
        heading(3, 'Deeper'),
        paragraph('Still the same unit.'),
        heading(2, 'Last'),
        paragraph('The end.'),
      ]),
    ];
    expect(units.map((unit) => [unit.index, unit.label, unit.blocks.length])).toEqual([
      [0, 'Title', 7],
      [1, 'Last', 2],
    ]);
    units.forEach(checkUnit);
  });

  it('cuts what is longer than a unit may be and loses nothing', () => {
    const most = limits.extract.textUnitCharacters;
    const words = Array.from({ length: most / 4 }, (_, index) => `w${index}`).join(' ');
    const units = [...sectionUnits([heading(1, 'Endless'), paragraph(words)])];
    expect(units.length).toBeGreaterThan(1);
    expect(units.every((unit) => unit.text.length <= most + 'Endless\n\n'.length && unit.label === 'Endless')).toBe(
      true,
    );
    expect(
      units
        .map((unit) => unit.text)
        .join(' ')
        .replace('Endless\n\n', ''),
    ).toBe(words);
    units.forEach(checkUnit);
  });

  it('writes rows and items on lines of their own and drops what is empty', () => {
    const [unit] = [
      ...sectionUnits([
        paragraph('  '),
        { kind: 'list-item', level: 1, text: 'one\u00A0 item' },
        { kind: 'list-item', level: 1, text: 'two' },
        { kind: 'table-row', level: 0, text: ' a \t b \n c\t' },
        { kind: 'table-row', level: 0, text: '\t\t' },
        { kind: 'code', level: 0, text: '\n  keep\n\tthis\n' },
      ]),
    ];
    expect(unit?.text).toBe('one item\ntwo\n\na\tb c\n\n  keep\n\tthis');
    expect(outline(unit)).toHaveLength(4);
  });
});
