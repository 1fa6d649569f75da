/** Words that say yes by themselves where nothing denies them: "verlängert sich um ein Jahr", "tacite reconduction". Pure. */

const asserting =
  /(?<!\p{L})(?:verlänger(?:t|n)\s+(?:(?:er|sie|es)\s+)?sich|tacite(?:ment)?\s+(?:reconduction|reconduite?)|reconduction\s+tacite|reconduite?\s+tacitement|se\s+renueva|tácita\s+reconducción|si\s+rinnova|tacito\s+rinnovo|renews?|is\s+renewed|(?:shall|will)\s+(?:automatically\s+)?renew)(?!\p{L})/iu;
/** What denies it before it: "shall not renew", "sans tacite reconduction". "Notice of non-renewal" denies nothing. */
const denying =
  /(?<!\p{L})(?:not|no|never|nor|without|nicht|kein\p{L}*|ohne|niemals|pas|aucune?|sans|ni|sin|non|senza)(?![\p{L}-])/iu;
/** What denies it behind it; in English nothing does: "renews without notice", "for no more than a year". */
const denyingAfter =
  /(?<!\p{L})(?:nicht(?!\s(?:mehr|länger|weniger|später)(?!\p{L}))|kein\p{L}*|niemals|pas|aucune?|no|non|exclue?|esclus[ao]|excluid[ao])(?![\p{L}-])/iu;
/** Where a condition begins: what it denies is the condition. */
const condition =
  /(?:^[\s\d.()]*(?:wird|werden|sollten?)|(?:^|[,;]?\s)(?:wenn|sofern|falls|soweit|es\s+sei\s+denn|unless|if|except|provided|absent|sauf|si|à\s+moins|à\s+défaut|faute|sous\s+réserve|salvo|a\s+menos|se(?=\snon\s)|a\s+meno))(?!\p{L})/iu;
/** Where the clause that asserts ends. */
const clauseEnd = /,|\s(?:und|oder|and|or|et|ou|y|o|e)\s/iu;
/** Words right before it that belong to it where no comma ends a condition. */
const lastWords = /(?:\S+\s+){0,3}$/u;

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
  const stops = [/[.;!?](?:\s|$)/u, condition, clauseEnd].map((stop) => stop.exec(rest)?.index ?? rest.length);
  const isDenied =
    denying.test(unconditional(before)) ||
    (!/^(?:renews?|is\s|shall|will)/iu.test(match[0]) && denyingAfter.test(rest.slice(0, Math.min(...stops))));
  return { start: match.index, end, value: !isDenied };
}

/** What stands before the assertion without the condition it hangs on, which ends at a comma: "if it is not terminated, the lease …". */
function unconditional(before: string): string {
  const start = condition.exec(before)?.index;
  if (start === undefined) return before;
  const comma = before.lastIndexOf(',');
  return `${before.slice(0, start)} ${comma > start ? before.slice(comma + 1) : (lastWords.exec(before.slice(start))?.[0] ?? '')}`;
}
