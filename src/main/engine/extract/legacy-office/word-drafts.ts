import type { BlockKind } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import type { WordParagraph } from './word-paragraphs.ts';
import type { WordText } from './word-pieces.ts';

export type WordDraftContext = {
  readonly text: WordText;
  readonly paragraph: (place: number) => WordParagraph;
  /** What stands for the note mark at a position; '' for none. */
  readonly mark: (position: number) => string;
};

/** Signs of [MS-DOC] 2.4.1 that stand for something else than themselves. */
const signs: Readonly<Record<number, string>> = {
  0: '',
  1: '',
  2: '',
  3: '',
  4: '',
  5: '',
  6: '',
  8: '',
  11: '\n',
  14: '\n',
  30: '-',
  31: '',
};
const paragraphEnd = 0x0d;
const pageEnd = 0x0c;
const cellEnd = 0x07;
const noteMark = 0x02;
const fieldStart = 0x13;
const fieldMiddle = 0x14;
const fieldEnd = 0x15;

/** Blocks of a stretch of a Word file's text. `as` overrides the kind of paragraphs. */
export function wordDrafts(
  start: number,
  end: number,
  context: WordDraftContext,
  as: BlockKind | null = null,
): BlockDraft[] {
  const { text } = context.text;
  const drafts: BlockDraft[] = [];
  let cells: string[] = [];
  let words = '';
  /** Codes of fields are not shown, their results are; fields stand in one another. */
  const fields: ('code' | 'result')[] = [];
  const paragraph = (at: number) => {
    const properties = context.paragraph(context.text.place(at));
    let kind: BlockKind = 'paragraph';
    let level = 0;
    if (as) kind = as;
    else if (properties.heading > 0) [kind, level] = ['heading', Math.min(6, properties.heading)];
    else if (properties.list > 0) [kind, level] = ['list-item', properties.list];
    if (words.trim() !== '') drafts.push({ kind, level, text: words });
    words = '';
  };
  const row = () => {
    if (cells.length > 0) drafts.push({ kind: as ?? 'table-row', level: 0, text: cells.join('\t') });
    cells = [];
  };
  for (let at = start; at < Math.min(end, text.length); at += 1) {
    const code = text.charCodeAt(at);
    if (code === fieldStart) fields.push('code');
    else if (code === fieldMiddle) {
      if (fields.length > 0) fields[fields.length - 1] = 'result';
    } else if (code === fieldEnd) fields.pop();
    else if (code === paragraphEnd || code === pageEnd) {
      fields.length = 0;
      // A cell may hold several paragraphs; its own mark ends it.
      if (context.paragraph(context.text.place(at)).inTable) words += ' ';
      else {
        row();
        paragraph(at);
      }
    } else if (code === cellEnd) {
      fields.length = 0;
      const cell = words.replace(/\s+/g, ' ').trim();
      words = '';
      const { rowEnd, inTable } = context.paragraph(context.text.place(at));
      // Where properties are lost a second mark after a cell ends the row.
      const second = !inTable && cell === '' && text.charCodeAt(at - 1) === cellEnd;
      if (!rowEnd && !second) cells.push(cell);
      else row();
    } else if (!fields.includes('code')) words += code === noteMark ? context.mark(at) : (signs[code] ?? text[at]);
  }
  row();
  paragraph(end - 1);
  return drafts;
}
