import type { Block, Cell, Unit } from '../types.ts';
import { cleanText } from './clean-text.ts';

/** Gathers rows of text cells into units of a sheet: cells side by side with tabs, each with the address a spreadsheet would show. */
export class GridUnits {
  private readonly label: string;
  private readonly most: number;
  private readonly blocks: Block[] = [];
  private parts: string[] = [];
  private length = 0;
  private index: number;
  private row = 0;

  /** `first` is the index of its first unit, `most` the UTF-16 units of one. */
  constructor(label: string, most: number, first = 0) {
    this.label = label;
    this.index = first;
    this.most = most;
  }

  /** Adds the next row, empty ones too; gives the unit that it no longer fits into. */
  add(raw: readonly string[]): Unit | null {
    this.row += 1;
    const texts = raw.map((cell) => cleanText(cell).replace(/\s+/g, ' ').trim());
    const first = texts.findIndex((text) => text !== '');
    if (first < 0) return null;
    const full = this.length + texts.reduce((sum, text) => sum + text.length + 1, 0) > this.most;
    const unit = full ? this.flush() : null;
    this.append(texts, first);
    return unit;
  }

  /** The rows gathered since the last unit, or null when there are none. */
  flush(): Unit | null {
    if (this.blocks.length === 0) return null;
    const unit: Unit = {
      index: this.index++,
      number: null,
      label: this.label,
      text: this.parts.join(''),
      source: 'native',
      size: null,
      words: null,
      blocks: [...this.blocks],
      ocrConfidence: null,
      doubts: [],
      place: 'sheet',
    };
    this.blocks.length = 0;
    this.parts = [];
    this.length = 0;
    return unit;
  }

  private append(texts: readonly string[], first: number): void {
    const cells: Cell[] = [];
    // Empty cells in front keep the columns apart but are no part of the block.
    let text = (this.blocks.length > 0 ? '\n' : '') + '\t'.repeat(first);
    const start = this.length + text.length;
    let end = start;
    for (let column = first; column < texts.length; column += 1) {
      const value = texts[column] ?? '';
      if (column > first) text += '\t';
      if (value === '') continue;
      cells.push({ start: this.length + text.length, address: columnName(column) + this.row });
      text += value;
      end = this.length + text.length;
    }
    text = text.slice(0, end - this.length);
    this.parts.push(text);
    this.length = end;
    this.blocks.push({ kind: 'table-row', level: 0, start, end, cells });
  }
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
