import type { BlockDraft } from '../block-draft.ts';

/** A comment as a block: who wrote it, where it stands if that must be said, and its words; none when it has no words. */
export function commentDraft(author: string, text: string, place = ''): BlockDraft[] {
  const said = text.trim();
  if (said === '') return [];
  const name = author.trim();
  const where = place === '' ? '' : ` ${place}`;
  return [{ kind: 'paragraph', level: 0, text: `Comment${where}${name === '' ? '' : ` (${name})`}: ${said}` }];
}
