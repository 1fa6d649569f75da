/** Why there is nothing, or little, to read in a document that was read to its end. */
import type { AppErrorCode } from '../../preload/contract/errors.ts';
import { plural } from '../languages/plural.ts';
import { t } from '../languages/translate.ts';
import { type MessageMaker, say, textOf } from './message-makers.ts';
import { pagesOf } from './pages-of.ts';

/** Formats whose pages may be pictures of something that is no text. */
const pictured: ReadonlySet<string> = new Set(['image', 'pdf']);

export const textMessages: Readonly<Record<'no-text-found' | 'no-rows', MessageMaker>> &
  Partial<Record<AppErrorCode, MessageMaker>> = {
  'no-text-found': (values) => {
    const found = pagesOf(values);
    if (found === null) {
      const kind = textOf(values, 'kind');
      return kind !== null && pictured.has(kind)
        ? { sentence: t('No text was found in it.'), next: t('It may be a photograph or a drawing.') }
        : { sentence: t('It has no text in it.'), next: t('If something should be in it, open it and save it again.') };
    }
    return {
      sentence: plural(
        found.count,
        'Page {pages}: no text was found there.',
        'Pages {pages}: no text was found there.',
        { pages: found.pages },
      ),
      next: t('The rest of it is searchable.'),
    };
  },
  'no-rows': say('This table has a header and no rows.', 'Its header is searchable; there is nothing in it to count.'),
};
