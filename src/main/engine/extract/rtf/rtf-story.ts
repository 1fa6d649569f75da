import type { BlockKind } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';

/** What the paragraph that ends now is. */
export type RtfParagraph = {
  readonly inTable: boolean;
  /** 1-6 for headings, else 0. */
  readonly heading: number;
  /** List depth from 1, else 0. */
  readonly list: number;
};

/** Collects the blocks of one story: the body, a note, a page header, a comment. */
export class RtfStory {
  readonly drafts: BlockDraft[] = [];
  private text = '';
  private cells: string[] = [];
  private readonly as: BlockKind | null;

  constructor(as: BlockKind | null = null) {
    this.as = as;
  }

  write(text: string): void {
    this.text += text;
  }

  endParagraph(paragraph: RtfParagraph): void {
    // A cell may hold several paragraphs; its own mark ends it.
    if (paragraph.inTable) {
      this.text += ' ';
      return;
    }
    this.endRow();
    let kind: BlockKind = 'paragraph';
    let level = 0;
    if (paragraph.heading > 0) [kind, level] = ['heading', paragraph.heading];
    else if (paragraph.list > 0) [kind, level] = ['list-item', paragraph.list];
    if (this.as) [kind, level] = [this.as, 0];
    if (this.text.trim() !== '') this.drafts.push({ kind, level, text: this.text });
    this.text = '';
  }

  endCell(): void {
    this.cells.push(this.text.replace(/\s+/g, ' ').trim());
    this.text = '';
  }

  /** Cells of a table inside a cell become words of that cell. */
  endInnerCell(): void {
    this.text += ' ';
  }

  endRow(): void {
    if (this.cells.length === 0) return;
    this.drafts.push({ kind: this.as ?? 'table-row', level: 0, text: this.cells.join('\t') });
    this.cells = [];
  }

  end(paragraph: RtfParagraph): BlockDraft[] {
    this.endParagraph({ ...paragraph, inTable: false });
    return this.drafts;
  }
}
