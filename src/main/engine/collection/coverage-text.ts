import type { CollectionCoverage } from '../../../preload/contract/shapes.ts';
import { countText } from './count-text.ts';
import { collectionLimits } from './limits.ts';

/** What was gone over and what was not, exactly: "Read 212 of 214 files; 2 could not be read: a.pdf (locked), b.docx (damaged)." */
export function coverageText(coverage: CollectionCoverage): string {
  const { files, read, whole, passages, empty, partly, unread, waiting, gone, left } = coverage;
  if (files === 0) return 'There were no files to read.';
  const first = read === files ? `Read all ${countText(files, 'file')}` : `Read ${read} of ${countText(files, 'file')}`;
  const missing = [
    unread > 0 ? `${unread} could not be read${namesOf(coverage)}` : '',
    waiting > 0 ? `${waiting} ${waiting === 1 ? 'is' : 'are'} not in the library yet` : '',
    gone > 0 ? `${gone} ${gone === 1 ? 'was' : 'were'} removed meanwhile` : '',
    left > 0 ? `${left} ${left === 1 ? 'was' : 'were'} not looked at because it was stopped` : '',
  ].filter((text) => text !== '');
  const how = [
    passages === 0 ? '' : `${whole} in full and ${passages} by ${passages === 1 ? 'its' : 'their'} best passages`,
    empty > 0 ? `${empty} of them ${empty === 1 ? 'holds' : 'hold'} no text` : '',
    partly > 0 ? `of ${partly} only parts could be read` : '',
  ].filter((text) => text !== '');
  const inFull = passages === 0 && whole > 0 ? ' in full' : '';
  return `${[`${first}${inFull}${how.length > 0 ? ` (${how.join('; ')})` : ''}`, ...missing].join('; ')}.`;
}

/** `: a.pdf (locked), b.docx (damaged) and 3 more` */
function namesOf({ unreadFiles, unread }: CollectionCoverage): string {
  const failed = unreadFiles.filter(({ state }) => state !== 'waiting' && state !== 'reading');
  const named = failed
    .slice(0, collectionLimits.named)
    .map(({ name, state }) => `${name} (${stateWords[state] ?? state})`);
  if (named.length === 0) return '';
  const more = unread - named.length;
  return `: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const stateWords: Readonly<Record<string, string>> = {
  locked: 'locked',
  unsupported: 'not supported',
  unavailable: 'unavailable',
  quarantined: 'set aside',
  failed: 'damaged',
};
