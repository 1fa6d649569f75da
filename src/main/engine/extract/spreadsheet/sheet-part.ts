import type { CellObject } from '@e965/xlsx';
import type { Block, Cell, Unit } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { cleanText } from '../clean-text.ts';
import { joinBlocks } from '../join-blocks.ts';
import { commentDraft } from '../ooxml/comment-draft.ts';
import { placedUnit } from '../placed-unit.ts';
import { cellText } from './cell-text.ts';
import { columnName } from './column-name.ts';
import { spreadsheetLimits } from './limits.ts';

type Row = { readonly text: string; readonly cells: readonly Cell[]; readonly lead: string };

/** Rows of one unit as they come. */
export class SheetPart {
  length = 0;
  private text = '';
  private blocks: Block[] = [];
  private notes: BlockDraft[] = [];
  private lastRow = -1;
  private heading: string;

  /** The name on the sheet's tab stands above its first rows. */
  constructor(name: string) {
    this.heading = cleanText(name).replace(/\s+/g, ' ').trim();
  }

  add(row: number, cells: readonly (CellObject | undefined)[]): void {
    const { text, cells: places, lead } = rowText(row, cells, this.notes);
    if (text === '') return;
    if (this.text === '') this.writeHeading();
    // An empty row sets two tables apart.
    else this.text += row - this.lastRow > 1 ? '\n\n' : '\n';
    this.lastRow = row;
    const start = this.text.length + lead.length;
    this.text += lead + text;
    const own = places.map(({ start: at, address }) => ({ start: start + at, address }));
    this.blocks.push({ kind: 'table-row', level: 0, start, end: start + text.length, cells: own });
    this.length = this.text.length + this.notes.reduce((sum, note) => sum + note.text.length, 0);
  }

  private writeHeading(): void {
    if (this.heading === '') return;
    this.text = `${this.heading}\n\n`;
    this.blocks.push({ kind: 'heading', level: 1, start: 0, end: this.heading.length });
    this.heading = '';
  }

  /** The unit so far; begins anew. */
  unit(label: string, index: number, number: number, after: readonly BlockDraft[]): Unit {
    const rest = joinBlocks([...this.notes, ...after]);
    if (this.text === '' && rest.text !== '') this.writeHeading();
    const gap = this.text !== '' && rest.text !== '' && !this.text.endsWith('\n') ? '\n\n' : '';
    const shift = this.text.length + gap.length;
    const text = this.text + gap + rest.text;
    const moved = rest.blocks.map((block) => ({ ...block, start: block.start + shift, end: block.end + shift }));
    const blocks = [...this.blocks, ...moved];
    this.text = '';
    this.length = 0;
    this.blocks = [];
    this.notes = [];
    this.lastRow = -1;
    return {
      ...placedUnit('sheet', { index, number, label }, []),
      text,
      blocks,
      source: text === '' ? 'none' : 'native',
    };
  }
}

function rowText(row: number, cells: readonly (CellObject | undefined)[], notes: BlockDraft[]): Row {
  let text = '';
  let lead = '';
  let empty = 0;
  const places: Cell[] = [];
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    const shown = cell ? cleanText(cellText(cell)).replace(/\s+/g, ' ').trim() : '';
    const address = columnName(column) + (row + 1);
    for (const comment of cell?.c ?? []) {
      // Excel writes the author's name into the first line as well.
      const said = (comment.t ?? '').replace(comment.a ? `${comment.a}:` : '\0', '');
      notes.push(...commentDraft(comment.a === 'SheetJS' ? '' : (comment.a ?? ''), said, address));
    }
    if (shown === '') {
      empty += 1;
      continue;
    }
    const gap = '\t'.repeat(Math.min(empty, spreadsheetLimits.maxEmptyCells));
    empty = 0;
    if (text === '') lead = gap;
    else text += `\t${gap}`;
    places.push({ start: text.length, address });
    text += shown;
  }
  return { text, cells: places, lead };
}
