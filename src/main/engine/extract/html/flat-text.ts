import { parseFragment } from 'parse5';
import { safeCut } from '../safe-cut.ts';
import { htmlLimits } from './limits.ts';

/** Elements whose content is no text of the page. */
const unread: ReadonlySet<string> = new Set(['script', 'style', 'title', 'textarea', 'template']);
/** Elements that don't interrupt a line. */
const inline: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Takes a page's markup part by part and gives its text piece by piece, of some `htmlLimits.flatPieceCharacters` each. */
export type FlatText = {
  add(markup: string): Iterable<string>;
  end(): Iterable<string>;
};

/**
 * The text of a page without its structure, for pages that are too much for a tree: a line for each block, tabs between cells. In
 * one pass, whatever stands in the markup; of a comment or a tag without an end nothing is held.
 */
export function flatText(): FlatText {
  /** What was not looked at yet: never more than a part and the beginning of a tag. */
  let rest = '';
  let text = '';
  /** The mark up to which everything is left out, or null. */
  let skip: string | null = null;
  /** Inside a tag: the quote that is open, '' for none; null outside of tags. */
  let quote: string | null = null;

  const pieces = function* (atEnd: boolean): Generator<string> {
    const most = htmlLimits.flatPieceCharacters;
    while (text.length > most || (atEnd && text.length > 0)) {
      const end = safeCut(text, most);
      const piece = decoded(text.slice(0, end));
      text = text.slice(end);
      if (piece.trim() !== '') yield piece;
    }
  };

  /** Goes over `rest` as far as it can be understood without what follows. */
  const scan = function* (atEnd: boolean): Generator<string> {
    let at = 0;
    while (at < rest.length) {
      if (skip !== null) {
        const end = indexOfMark(rest, skip, at);
        if (end < 0) {
          at = Math.max(at, rest.length - skip.length);
          break;
        }
        at = end + skip.length;
        // The end tag of what was left out still has its bracket.
        if (skip.startsWith('</')) quote = '';
        skip = null;
      } else if (quote !== null) {
        const end = tagStep(rest, at, quote);
        quote = end.quote;
        at = end.at;
      } else {
        const open = rest.indexOf('<', at);
        const end = open < 0 ? rest.length : open;
        text += rest.slice(at, end).replace(/\s+/g, ' ');
        at = end;
        if (open >= 0) {
          if (!atEnd && rest.length - open < htmlLimits.tagStartCharacters) break;
          at = openMarkup(open);
        }
        if (text.length > 2 * htmlLimits.flatPieceCharacters) yield* pieces(false);
      }
    }
    rest = rest.slice(at);
  };

  /** Understands the beginning of the markup at `at` and returns where to go on. */
  const openMarkup = (at: number): number => {
    if (rest.startsWith('<!--', at)) {
      skip = '-->';
      return at + 4;
    }
    const found = /^<(\/?)([a-z][a-z0-9:-]*)|^<[!?/]/i.exec(rest.slice(at, at + htmlLimits.tagStartCharacters));
    if (!found) {
      text += '<';
      return at + 1;
    }
    const name = (found[2] ?? '').toLowerCase();
    if (found[1] === '' && unread.has(name)) skip = `</${name}`;
    else quote = '';
    if (name === 'td' || name === 'th') text += found[1] === '' ? '\t' : '';
    else if (name !== '' && !inline.has(name)) text += '\n';
    return at + found[0].length;
  };

  return {
    *add(markup) {
      rest += markup;
      yield* scan(false);
      yield* pieces(false);
    },
    *end() {
      yield* scan(true);
      yield* pieces(true);
    },
  };
}

/** The next place in a tag that matters: its end, or where a quote opens or closes. */
function tagStep(markup: string, from: number, quote: string): { readonly at: number; readonly quote: string | null } {
  for (let at = from; at < markup.length; at += 1) {
    const sign = markup[at];
    if (quote !== '') {
      if (sign === quote) return { at: at + 1, quote: '' };
    } else if (sign === '>') return { at: at + 1, quote: null };
    // A quote counts only as the beginning of a value: others stand in broken markup.
    else if ((sign === '"' || sign === "'") && markup[at - 1] === '=') return { at: at + 1, quote: sign };
  }
  return { at: markup.length, quote };
}

/** As `indexOf`, in any case of letters. */
function indexOfMark(markup: string, mark: string, from: number): number {
  if (!mark.startsWith('</')) return markup.indexOf(mark, from);
  for (let at = markup.indexOf('</', from); at >= 0; at = markup.indexOf('</', at + 2)) {
    if (markup.slice(at, at + mark.length).toLowerCase() === mark) return at;
  }
  return -1;
}

/** Text with its entities read as the HTML standard has them, and spaces only where they separate words. */
function decoded(text: string): string {
  const known = new Map<string, string>();
  const plain = text.replace(/&(?:#\w{1,8}|[a-z]\w{1,31});?/gi, (entity) => {
    let value = known.get(entity);
    if (value === undefined) {
      const [node] = parseFragment(entity).childNodes;
      value = node && 'value' in node ? node.value : entity;
      known.set(entity, value);
    }
    return value;
  });
  return plain.replace(/ *\n[ \n]*/g, '\n');
}
