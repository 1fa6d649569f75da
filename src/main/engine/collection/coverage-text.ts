import type { CollectionCoverage } from '../../../preload/contract/shapes.ts';
import { countText } from './count-text.ts';
import { collectionLimits } from './limits.ts';
import type { CollectionWords } from './words/collection-words.ts';

/** What was gone over and what was not, exactly: "Read 212 of 214 files; 2 could not be read: a.pdf (locked), b.docx (damaged)." */
export function coverageText(coverage: CollectionCoverage, words: CollectionWords): string {
  const { files, read, whole, passages, empty, partly, unread, waiting, gone, left } = coverage;
  if (files === 0) return words.nothingToRead;
  const counted = countText(files, ...words.nouns.file);
  const first = read === files ? words.readAll(counted) : words.readSome(read, counted);
  const missing = [
    unread > 0 ? words.unread(unread, namesOf(coverage, words)) : '',
    waiting > 0 ? words.waiting(waiting) : '',
    gone > 0 ? words.gone(gone) : '',
    left > 0 ? words.left(left) : '',
  ].filter((text) => text !== '');
  const how = [
    passages === 0 ? '' : words.byPassages(whole, passages),
    empty > 0 ? words.empty(empty) : '',
    partly > 0 ? words.partly(partly) : '',
  ].filter((text) => text !== '');
  const inFull = passages === 0 && whole > 0 ? words.inFull : '';
  return `${[`${first}${inFull}${how.length > 0 ? ` (${how.join('; ')})` : ''}`, ...missing].join('; ')}.`;
}

/** `: a.pdf (locked), b.docx (damaged) and 3 more` */
function namesOf({ unreadFiles, unread }: CollectionCoverage, words: CollectionWords): string {
  const failed = unreadFiles.filter(({ state }) => state !== 'waiting' && state !== 'reading');
  const named = failed
    .slice(0, collectionLimits.named)
    .map(({ name, state }) => `${name} (${words.states[state] ?? state})`);
  if (named.length === 0) return '';
  const more = unread - named.length;
  return `: ${named.join(', ')}${more > 0 ? words.andMore(more) : ''}`;
}
