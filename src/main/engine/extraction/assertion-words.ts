/** Words that say yes by themselves where nothing denies them: "verlängert sich um ein Jahr", "tacite reconduction". Pure. */

const asserting =
  /(?<!\p{L})(?:verlängert\s+sich|verlängern\s+sich|tacite(?:ment)?\s+(?:reconduction|reconduite?)|reconduction\s+tacite|reconduite?\s+tacitement|se\s+renueva|tácita\s+reconducción|si\s+rinnova|tacito\s+rinnovo|renews?|is\s+renewed|(?:shall|will)\s+(?:automatically\s+)?renew)(?!\p{L})/iu;
/** What denies it within the same clause. */
const denying =
  /(?<!\p{L})(?:not|no|never|nor|without|nicht|kein\p{L}*|ohne|niemals|pas|aucune?|sans|ni|no|sin|non|senza)(?!\p{L})/iu;
/** Where a condition begins: what it denies is the condition. */
const condition =
  /[,;]?\s(?:wenn|sofern|falls|soweit|es\s+sei\s+denn|unless|if|except|provided|sauf|si|à\s+moins|sous\s+réserve|salvo|a\s+menos|a\s+meno)(?!\p{L})/iu;

export type Assertion = { readonly start: number; readonly end: number; readonly value: boolean };

/** What a sentence asserts, with the place of the words that do; null when it asserts nothing. */
export function assertionIn(text: string): Assertion | null {
  const match = asserting.exec(text);
  if (!match) return null;
  const end = match.index + match[0].length;
  const before = text.slice(
    Math.max(0, ...[...text.slice(0, match.index).matchAll(/[.;!?]\s/gu)].map(({ index }) => index + 1)),
    match.index,
  );
  const rest = text.slice(end);
  const stop = /[.;!?](?:\s|$)/u.exec(rest)?.index ?? rest.length;
  const clause = rest.slice(0, Math.min(stop, condition.exec(rest)?.index ?? stop));
  return { start: match.index, end, value: !denying.test(before) && !denying.test(clause) };
}
