/** The words and boxes that say yes or no, and which of them answers a label. Pure. */
import type { Span } from '../types.ts';

const noWords = 'no|not|nein|non|false|none|never|without|cannot|kein\\p{L}*|nicht';
const yesWords = 'yes|ja|oui|sí|si|true';
const verbs = 'shall|will|is|are|does|do|must|may|automatically';
const token = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<no>(?:(?:${verbs})\\s+)?(?:${noWords})|n)|(?<yes>${yesWords}|[yx])|(?<verb>${verbs}))(?![\\p{L}\\p{N}])|(?<ticked>[☒☑✓✔]|\\[[xX✓]\\])|(?<empty>☐|\\[ ?\\])`,
  'giu',
);

/** What a text that is one of these words says; null when it is none, or one that does not say it by itself ("shall"). */
export function saysYes(text: string): boolean | null {
  const all = [...text.trim().matchAll(token)];
  const [only] = all;
  if (all.length !== 1 || only?.[0] !== text.trim()) return null;
  const { no, empty, yes, ticked } = only.groups ?? {};
  if (no !== undefined || empty !== undefined) return false;
  return yes !== undefined || ticked !== undefined ? true : null;
}

export type Answer = Span & {
  readonly value: boolean;
  /** It stands right behind the label. */
  readonly isDirect: boolean;
};

/** The answer to a label that ends at `labelEnd`: the first word behind it in its clause, else the nearest one before it. */
export function answerIn(text: string, labelStart: number, labelEnd: number): Answer | null {
  const rest = text.slice(labelEnd);
  const clauseEnd = labelEnd + (/[.;!](?=\s|$)/u.exec(rest)?.index ?? rest.length);
  const all = [...text.matchAll(token)].filter((match) => isWord(text, match, labelEnd));
  // "… unless notice of non-renewal is given": a half of a word denies that word alone.
  const behind = all.filter(
    ({ index, 0: said }) => index >= labelEnd && index < clauseEnd && text[index + said.length] !== '-',
  );
  const boxed = byBox(text, behind);
  if (boxed !== undefined) return boxed && made(text, boxed, labelEnd);
  const first = behind[0];
  if (first) return made(text, first, labelEnd);
  const clauseStart = Math.max(
    0,
    ...[...text.slice(0, labelStart).matchAll(/[.;!?]\s/gu)].map(({ index }) => index + 1),
  );
  // "There is no renewal": what denies counts before what affirms.
  const before = all.filter(({ index }) => index >= clauseStart && index < labelEnd);
  const chosen = before.findLast(({ groups }) => groups?.no !== undefined) ?? before.at(-1);
  return chosen ? made(text, chosen, labelEnd) : null;
}

/** The word of the ticked box; null when there is a choice that nobody made, undefined when there is no choice. */
function byBox(text: string, all: readonly RegExpExecArray[]): RegExpExecArray | null | undefined {
  const boxes = all.filter(({ groups }) => groups?.ticked !== undefined || groups?.empty !== undefined);
  const words = all.filter(({ groups }) => groups?.yes !== undefined || groups?.no !== undefined);
  const [yes, no] = [words.find(({ groups }) => groups?.yes), words.find(({ groups }) => groups?.no)];
  if (!yes || !no) return undefined;
  if (boxes.length === 0) {
    const [first, second] = yes.index < no.index ? [yes, no] : [no, yes];
    const between = text.slice(first.index + first[0].length, second.index);
    return /^\s*[/|]\s*$/.test(between) ? null : undefined;
  }
  const ticked = boxes.filter(({ groups }) => groups?.ticked !== undefined);
  const [tick] = ticked;
  if (ticked.length !== 1 || !tick) return boxes.length > 1 ? null : undefined;
  // Boxes stand all before their words, or all behind them.
  const isBefore = (all[0]?.groups?.ticked ?? all[0]?.groups?.empty) !== undefined;
  return isBefore
    ? (words.find(({ index }) => index > tick.index) ?? null)
    : (words.findLast(({ index }) => index < tick.index) ?? null);
}

/** A single letter is an answer right behind the label only; "No. 5" is a number. */
function isWord(text: string, match: RegExpExecArray, labelEnd: number): boolean {
  if (isDirect(text, match.index, labelEnd)) return true;
  if (/^[ynx]$/i.test(match[0])) return false;
  return !/^\.?\s?\d/.test(text.slice(match.index + match[0].length)) || !/^no$/i.test(match[0]);
}

const isDirect = (text: string, at: number, labelEnd: number) =>
  at >= labelEnd && /^[^\p{L}\p{N}]*$/u.test(text.slice(labelEnd, at));

function made(text: string, match: RegExpExecArray, labelEnd: number): Answer {
  const { no, empty } = match.groups ?? {};
  return {
    ...{ start: match.index, end: match.index + match[0].length },
    value: no === undefined && empty === undefined,
    isDirect: isDirect(text, match.index, labelEnd),
  };
}
