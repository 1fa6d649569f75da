import type { ExtractItem, ExtractLimits } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import type { CompoundFile } from '../compound/compound-file.ts';
import { summaryFields } from '../compound/summary-fields.ts';
import { documentItems } from '../document-items.ts';
import { type WordDraftContext, wordDrafts } from './word-drafts.ts';
import { openWord, type WordFile } from './word-file.ts';
import { wordParagraphs } from './word-paragraphs.ts';
import { wordText } from './word-pieces.ts';
import { commentStories, headerStories, noteStories } from './word-stories.ts';

/** A Word document of before 2007: page headers, text, text boxes, notes, comments, page footers. */
export async function* docItems(
  file: CompoundFile,
  stream: Uint8Array,
  limits: ExtractLimits,
  signal: AbortSignal,
  password: string | null,
): AsyncIterable<ExtractItem> {
  const word = openWord(file, stream, password);
  yield* documentItems(summaryFields(file, 'doc'), documentDrafts(word), limits, signal);
}

function documentDrafts(word: WordFile): BlockDraft[] {
  const { main, footnotes, headers, macros, comments, endnotes, boxes, headerBoxes } = word.stories;
  const marks = new Map<number, string>();
  const context: WordDraftContext = {
    text: wordText(word),
    paragraph: wordParagraphs(word),
    mark: (position) => marks.get(position) ?? '',
  };
  const notesAt = main;
  const headersAt = notesAt + footnotes;
  const commentsAt = headersAt + headers + macros;
  const endnotesAt = commentsAt + comments;
  const boxesAt = endnotesAt + endnotes;
  // Marks count footnotes first, then endnotes: each kind is kept in a table of its own.
  const notes = [
    ...noteStories(word, 'footnote', notesAt, footnotes),
    ...noteStories(word, 'endnote', endnotesAt, endnotes),
  ];
  for (const [index, note] of notes.entries()) marks.set(note.mark, `[${index + 1}]`);
  const margins = headerStories(word, headersAt, headers, context);
  const drafts = [
    ...margins.headers,
    ...wordDrafts(0, main, context),
    ...wordDrafts(boxesAt, boxesAt + boxes, context),
  ];
  for (const [index, note] of notes.entries()) {
    wordDrafts(note.start, note.end, context).forEach((draft, at) => {
      drafts.push(at === 0 ? { ...draft, text: `[${index + 1}] ${draft.text.trim()}` } : draft);
    });
  }
  drafts.push(...commentStories(word, commentsAt, comments, context));
  drafts.push(...wordDrafts(boxesAt + boxes, boxesAt + boxes + headerBoxes, context, 'header'));
  return [...drafts, ...margins.footers];
}
