/** Whether two sentences deny the same. */
import type { Word } from './read-words.ts';

/** By language: Italian `mai` is a German month, Portuguese `no` a place. */
const negators: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    en: 'not no never none nobody nothing neither nor without cannot unable',
    de: 'nicht kein keine keinen keinem keiner keines nie niemals ohne weder niemand nichts',
    fr: 'ne pas jamais aucun aucune sans ni',
    es: 'no nunca jamás ningún ninguna ninguno sin nadie nada ni',
    it: 'non mai nessun nessuno nessuna senza né',
    pt: 'não nunca nenhum nenhuma sem nem',
    nl: 'niet geen nooit zonder noch',
    ru: 'не ни нет без никогда',
    zh: '不 没 沒 無 无 未 非',
    ja: 'ない なかった ません',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);
/** They stand between a denial and what it denies. */
const between: ReadonlySet<string> = new Set(
  'be been being have has had that this which such very any yet been also would could should will shall must does done'.split(
    ' ',
  ),
);
/** Words after a negator among which the denied one is looked for, and before and after that one the other sentence's negator. */
const reach = 6;
const near = 4;

/** "No more than 4 %" is a bound (`measures.ts`) and denies nothing. */
const bound =
  /^\s+(?:more|less|fewer|later|longer|shorter|higher|lower|greater|smaller) than (?:eur |gbp |usd )?[€$£]?\p{N}/iu;

/** `after`: what follows, as "not only" denies nothing. */
export function isNegator(word: string, after: string, language: string | null): boolean {
  const low = word.toLowerCase();
  if (/n['’]t$/.test(low)) return true;
  if (low === 'no' && /^\.?\s*\p{Nd}/u.test(after)) return false;
  const own = negators.get(language ?? 'en') ?? negators.get('en');
  return own?.has(low) === true && !/^\s+(?:only|least|limited to)\b/.test(after) && !bound.test(after);
}

/** True when what one sentence denies the other says, as far as both speak of it. */
export function denialsDiffer(claim: readonly Word[], source: readonly Word[]): boolean {
  const denied = source.some(({ kind }) => kind === 'negator');
  return (
    claim.some((word, at) => {
      if (word.kind !== 'negator') return false;
      const what = deniedBy(claim, at);
      if (what === null || !has(source, what)) return !denied;
      return !isDenied(source, what);
    }) ||
    source.some((word, at) => {
      const what = word.kind === 'negator' ? deniedBy(source, at) : null;
      return what !== null && has(claim, what) && !isDenied(claim, what);
    })
  );
}

const has = (words: readonly Word[], key: string) => words.some((word) => word.key === key);

function deniedBy(words: readonly Word[], at: number): string | null {
  const next = words
    .slice(at + 1, at + 1 + reach)
    .find(({ content, key, kind }) => kind !== 'negator' && content && !between.has(key));
  return next?.key ?? null;
}

function isDenied(words: readonly Word[], key: string): boolean {
  return words.some(
    (word, at) =>
      word.key === key &&
      words
        .slice(Math.max(0, at - reach - 1), at + near)
        // "By a rope, never by the cable" denies the cable alone.
        .some(({ kind, clause }) => kind === 'negator' && clause === word.clause),
  );
}
