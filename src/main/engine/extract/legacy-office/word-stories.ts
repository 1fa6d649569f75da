import type { BlockDraft } from '../block-draft.ts';
import { commentDraft } from '../ooxml/comment-draft.ts';
import { type WordDraftContext, wordDrafts } from './word-drafts.ts';
import { type WordFile, wordTables } from './word-file.ts';

/** A note: where its mark stands in the text and where its own words do. */
export type WordNote = { readonly mark: number; readonly start: number; readonly end: number };

/** The notes of one kind in order; `from` and `count` say where their words stand. */
export function noteStories(word: WordFile, kind: 'footnote' | 'endnote', from: number, count: number): WordNote[] {
  if (count === 0) return [];
  const [marksAt, textsAt] =
    kind === 'footnote'
      ? [wordTables.footnoteMarks, wordTables.footnotes]
      : [wordTables.endnoteMarks, wordTables.endnotes];
  const texts = positions(word.table(textsAt), 0);
  const marks = positions(word.table(marksAt), 2);
  const stories = ranges(texts, from, count).map((range, index) => ({ ...range, mark: marks[index] ?? -1 }));
  return stories.length > 0 ? stories : [{ mark: -1, start: from, end: from + count }];
}

/** Page headers and footers of all sections, each text once; the first six stories are lines above notes. */
export function headerStories(
  word: WordFile,
  from: number,
  count: number,
  context: WordDraftContext,
): { readonly headers: BlockDraft[]; readonly footers: BlockDraft[] } {
  const found = { headers: [] as BlockDraft[], footers: [] as BlockDraft[] };
  const seen = new Set<string>();
  const all = ranges(positions(word.table(wordTables.headers), 0), from, count);
  // Without a table everything counts as one header.
  const stories = all.length > separators ? all.slice(separators) : [{ start: from, end: from + count }];
  stories.forEach(({ start, end }, index) => {
    const isFooter = [2, 3, 5].includes(index % storiesPerSection);
    for (const draft of wordDrafts(start, end, context, isFooter ? 'footer' : 'header')) {
      const text = draft.text.trim();
      if (text === '' || seen.has(text)) continue;
      seen.add(text);
      found[isFooter ? 'footers' : 'headers'].push(draft);
    }
  });
  return found;
}
const separators = 6;
/** Even, odd and first pages have headers and footers of their own. */
const storiesPerSection = 6;

/** Comments with who wrote them. */
export function commentStories(word: WordFile, from: number, count: number, context: WordDraftContext): BlockDraft[] {
  if (count === 0) return [];
  const authors = commentAuthors(word);
  return ranges(positions(word.table(wordTables.comments), 0), from, count).flatMap(({ start, end }, index) => {
    const text = wordDrafts(start, end, context)
      .map((draft) => draft.text.trim())
      .join('\n');
    return commentDraft(authors[index] ?? '', text);
  });
}

/** Bytes of what stands with each comment's position: initials and the place of the author's name. */
const commentBytes = 30;

function commentAuthors(word: WordFile): string[] {
  const owners = word.table(wordTables.commentAuthors);
  const names: string[] = [];
  for (let at = 0; at + 2 <= owners.length; ) {
    const length = ((owners[at] ?? 0) | ((owners[at + 1] ?? 0) << 8)) * 2;
    names.push(new TextDecoder('utf-16le').decode(owners.subarray(at + 2, at + 2 + length)));
    at += 2 + length;
  }
  const marks = word.table(wordTables.commentMarks);
  const view = new DataView(marks.buffer, marks.byteOffset, marks.byteLength);
  const count = Math.floor((marks.length - 4) / (4 + commentBytes));
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const at = (count + 1) * 4 + index * commentBytes + 20;
    return at + 2 <= marks.length ? (names[view.getUint16(at, true)] ?? '') : '';
  });
}

/** The positions a table of the file lists, `extraBytes` of something else for each but the last. */
function positions(table: Uint8Array, extraBytes: number): number[] {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const count = Math.floor((table.length - 4) / (4 + extraBytes)) + 1;
  return table.length < 4 ? [] : Array.from({ length: count }, (_, index) => view.getUint32(index * 4, true));
}

/** The stretches between positions, the empty last one left out; positions that run backwards end the list. */
function ranges(
  places: readonly number[],
  from: number,
  count: number,
): { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  for (let index = 0; index + 1 < places.length; index += 1) {
    const start = places[index] ?? 0;
    const end = Math.min(count, places[index + 1] ?? 0);
    if (end < start) break;
    if (start < count) found.push({ start: from + start, end: from + end });
  }
  return found;
}
