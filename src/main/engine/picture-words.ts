/** What words a picture is found by: its name, its caption, the letters read in it, what stands around it. */
import type { EngineContext } from './engine-context.ts';
import { pictureLimits } from './pictures/limits.ts';
import { indexText } from './search/analyser.ts';
import { textAround } from './text-around.ts';

/** Gives up to one round of pictures their words; false when none waited. */
export function indexPictureWords(context: EngineContext): boolean {
  const { pictures, contents } = context.library;
  const waiting = pictures.words.waiting(pictureLimits.look.round * 4);
  if (waiting.length === 0) return false;
  const rows = new Map(pictures.list.byIds(waiting).map((row) => [row.id, row]));
  context.library.transaction(() => {
    for (const id of waiting) {
      const row = rows.get(id);
      // Hidden, or no picture after all: it gets its words when it is shown again.
      if (!row) {
        pictures.words.put(id, null, null);
        continue;
      }
      const content = row.content === null ? undefined : contents.byId(row.content);
      const language = content?.language ?? null;
      const letters =
        row.takenOut || !content ? '' : contents.text(content.id, 0, pictureLimits.preview.characters * 4);
      const words = {
        name: indexText(spaced(row.takenOut ? '' : row.name), language),
        caption: indexText(row.caption ?? '', language),
        text: indexText(letters, language),
        nearby: indexText(
          row.takenOut ? `${row.surrounding} ${row.documentTitle}` : textAround(context, row),
          language,
        ),
      };
      pictures.words.put(id, words, content?.id ?? null);
    }
  });
  return true;
}

/** `IMG_2041-harbour.jpg` as words. */
function spaced(name: string): string {
  return name.replace(/\.[^.]{1,5}$/, '').replace(/[_\-.]+|(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
}
