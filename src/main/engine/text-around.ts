/** What stands around a picture: on its page, in the mail that shows it, or in the one it came with. */
import type { EngineContext } from './engine-context.ts';
import { pictureLimits } from './pictures/limits.ts';
import type { PictureRow } from './store/picture-list.ts';

/** Kinds of files whose text speaks of the pictures in them, which are files of their own. */
const letters: ReadonlySet<string> = new Set(['email', 'msg']);

/** Empty for a picture that stands by itself, and while its mail is not read. */
export function textAround({ library }: Pick<EngineContext, 'library'>, row: PictureRow): string {
  if (row.takenOut) return row.surrounding;
  const container = library.files.byId(library.files.byId(row.file)?.parentId ?? -1);
  if (!container?.contentId || !letters.has(container.kind)) return '';
  const title = library.contents.byId(container.contentId)?.title ?? '';
  // A mail that shows the picture was looked into; one that only has it attached speaks of it at its beginning, if anywhere.
  const text = row.surrounding || library.contents.text(container.contentId, 0, pictureLimits.nearby.characters);
  return (text.includes(title) ? text : `${title}\n${text}`).trim();
}
