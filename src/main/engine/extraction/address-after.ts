/** The address that stands under the name of a company at the head of a document. */
import type { Span } from '../types.ts';
import type { Line } from './document.ts';
import {
  hasCode,
  isHouse,
  isNumbered,
  isPlace,
  isRegion,
  isRegistration,
  isStreet,
  isTelephone,
  isTime,
  postcode,
  stop,
} from './head-lines.ts';
import type { HeadText } from './head-names.ts';
import { saysOther } from './head-persons.ts';
import { extractionLimits } from './limits.ts';

/** The last line taken is a place already: "Whitby" ends an address that has no code. */
function isAtPlace(taken: readonly { readonly text: string }[]): boolean {
  const part = (taken.at(-1)?.text ?? '').split(',').at(-1)?.trim() ?? '';
  return isPlace(part) && !isStreet(part) && taken.length + (taken.at(-1)?.text.includes(',') ? 1 : 0) > 1;
}

/** The lines under a name that give its address; null when none do. */
export function addressAfter(lines: readonly Line[], name: HeadText | undefined): HeadText | null {
  const head = lines.filter(({ unit }) => unit === 0).slice(0, extractionLimits.headLines);
  const from = name ? name.line : 0;
  const taken: (Span & { text: string })[] = [];
  let last = -1;
  for (let at = from; at < head.length && taken.length < 7; at += 1) {
    const line = head[at];
    if (!line) break;
    const first = line.cells[0];
    const offset = at === from && name ? Math.max(0, name.end - (first?.start ?? 0)) : 0;
    const whole = (first?.text ?? '').slice(offset);
    let skip = /^[^\p{L}\p{N}#]*/u.exec(whole)?.[0].length ?? 0;
    const number = /^\(?[\w-]{3,14}\s?-?\s?[A-Z]?\)[\s|,;:]*/u.exec(whole.slice(Math.max(0, skip - 1)));
    if (taken.length === 0 && number) skip = Math.max(0, skip - 1) + number[0].length;
    let text = whole.slice(skip);
    if (taken.length === 0 && isRegistration(text)) {
      // The number of the register may share its line with the street.
      const after = [...text.matchAll(/\)\s+(?=(?:no|lot|\d))/giu)].at(-1);
      if (!after) continue;
      skip += after.index + after[0].length;
      text = whole.slice(skip);
    }
    const stopped = stop.exec(text);
    if (stopped) {
      const before = text.slice(0, stopped.index).replace(/[\s,(:|+-]+$/u, '');
      const isWhole = /\p{L}{3}/u.test(before) && (isHouse(before) || isNumbered(before.split(',')[0] ?? ''));
      if ((taken.length > 0 && postcode.test(before)) || isWhole) text = before;
      else if (taken.length > 0) break;
      else continue;
    }
    if (text.trim() === '') {
      if (at === from) continue;
      if (taken.length > 0) break;
      continue;
    }
    const isFirst = taken.length === 0 && isHouse(text);
    // "Lange Gasse 4" over "86152 Augsburg".
    const isOverPlace =
      text.length <= extractionLimits.headingCharacters &&
      /\p{L}{3}.*\s\d{1,4}\s?[a-z]?$/iu.test(text) &&
      /^\d{4,5}\s\p{L}/u.test(head[at + 1]?.text ?? '');
    if (isTime(text) || isTelephone(text)) {
      if (taken.length > 0) break;
      continue;
    }
    // "18 Harbour Parade" over "Whitby": a place without a code, right under its street.
    const isUnderStreet =
      taken.length > 0 &&
      taken.length - 1 === last &&
      !taken.some((one) => postcode.test(one.text)) &&
      isPlace(text) &&
      !saysOther(text);
    const continues = taken.at(-1)?.text.endsWith(',') === true && /\p{L}{3}/u.test(text);
    const isAddress =
      isFirst ||
      isStreet(text) ||
      isNumbered(text.split(',')[0] ?? '') ||
      isOverPlace ||
      (isUnderStreet && !isAtPlace(taken)) ||
      continues ||
      hasCode(text) ||
      (taken.length > 0 && isRegion(text)) ||
      (text.includes(',') && /\p{L}{3}/u.test(text));
    if (taken.length === 0 && !isAddress) continue;
    const start = (first?.start ?? line.start) + offset + skip;
    taken.push({ start, end: start + text.trimEnd().length, text: text.trimEnd() });
    if (isAddress) last = taken.length - 1;
    else if (taken.length - 1 - last >= 2) break;
  }
  const kept = taken.slice(0, last + 1);
  const [first, final] = [kept[0], kept.at(-1)];
  if (!first || !final || final.end < first.start) return null;
  // As it stands there, with nothing between its lines: so it can be held against its place.
  const text = kept.map((one) => one.text.replace(/[\s|]+$/u, '')).join(' ');
  const sure = kept.some((one) => postcode.test(one.text)) && kept.some((one) => isStreet(one.text));
  return { start: first.start, end: final.end, text, score: sure ? 0.6 : 0.4, line: from };
}
