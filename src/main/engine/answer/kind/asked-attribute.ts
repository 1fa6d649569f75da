/**
 * What a question wants to be told of the thing it names: "the *weight* of the pump", "how many *bedrooms*", "when was it *founded*". English and
 * German word order, and "the X of Y" in French, Spanish and Italian.
 */
import { saysKind, type ValueKind } from './asked-kind.ts';
import { foldText } from './fold-text.ts';
import { toldBy } from './told-attributes.ts';

const ends =
  'of|in|on|at|for|from|by|to|with|under|between|per|about|and|or|that|which|who|do|does|did|is|are|was|were|has|have|had|can|could|may|might|must|shall|should|will|would|fur|von|vom|im|in|bei|mit|am|an|auf|der|des|die|das|zwischen|gibt|hat|haben|ist|sind|war|waren|kann|darf|muss|de|du|des|d|pour|dans|a|au|aux|del|della|dello|para|en|per|nel|nella';
const article =
  '(?:the|a|an|our|my|your|his|her|its|their|der|die|das|den|dem|ein|eine|unser\\w*|mein\\w*|le|la|les|l|un|une|el|los|las|il|lo|i|gli) ';
const phrase = `(?<noun>(?:(?!(?:${ends})(?: |$))[\\p{L}-]+ ){0,3}?(?!(?:${ends})(?: |$))[\\p{L}-]+)`;
const end = `(?= (?:${ends})(?: |$)|$)`;

/** Of the folded question without its mark; the first that fits. */
const patterns: readonly RegExp[] = [
  new RegExp(`(?:^| )(?:how many|wie ?viele?|combien de|combien d|cuant[oa]s|quant[ie]) ${phrase}${end}`, 'u'),
  // "What is Ada Lang's date of birth", "the pump's weight"
  /(?:^| )(?:what|which|who|when) (?:is|are|was|were) (?:[\p{L}\p{N}-]+ ){0,4}?[\p{L}\p{N}-]+ s (?<noun>(?:date of )?\p{L}+(?: \p{L}+)?)$/u,
  new RegExp(
    `(?:^| )(?:what|which|who) (?:is|are|was|were) ${article}(?:date of |year of |number of |amount of )?${phrase}${end}`,
    'u',
  ),
  new RegExp(
    `(?:^| )(?:wie (?:hoch|gross|lang|lange) (?:ist|sind|war|waren)|was (?:ist|sind|war)|wer (?:ist|war|sind)|wann (?:ist|war)) ${article}${phrase}${end}`,
    'u',
  ),
  new RegExp(
    `(?:^| )(?:quel(?:le)?s? (?:est|sont|etait)|cual(?:es)? (?:es|son|era)|qual[ei]? (?:e|sono|era)|qui est|quien es|chi e) ${article}${phrase}${end}`,
    'u',
  ),
  /^(?:when|in (?:what|which) year) (?:was|were|is|are) (?:.* )?(?<noun>[\p{L}-]{1,30}(?:ed|born|built|made|sold|bought|sent|paid|held))(?: |$)/u,
  /^how much (?:do|does|did|will) .* (?<noun>[\p{L}-]+)$/u,
  /^wann (?:wurden?|ist|sind) .* (?<noun>[\p{L}-]{0,20}ge\p{L}{1,20}(?:t|en))$/u,
];

/** "What rent does Ada pay?"; "what team won?" asks for one of a kind, which need not be called so. */
const ofOneKind = new RegExp(`^what ${phrase} (?:do|does|did|has|have|can|may|must|should|will)(?: |$)`, 'u');

/** "The total number of", "the exact amount": nothing is asked by these words. */
const empty =
  /^(?:total|exact|full|current|new|old|first|last|main|name|names|kind|type|sort|number|amount|value|level|levels|date|year|other|different|maximum|minimum|many|much|long|time|times|people|thing|things|places?|genaue\w*|neue\w*|nom|nombre|nome)$/;

/** "How many square miles?": a value is asked for in them, whatever unit it is told in. */
const units =
  /(?:^| )(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|miles?|\p{L}*met(?:er|re)s?|feet|acres|pounds?|dollars?|euros?|percent|degrees|minuten|stunden|tagen?|wochen?|monate?n?|jahren?|euro|prozent|jours?|mois|ans?|heures?|dias?|meses|anos?|horas?|giorni|mesi|anni|ore)$/u;

/** `words`: folded, the last is the head. `isNumber`: what is asked is the number something is called by ("the VAT number"). */
export type AskedAttribute = { readonly words: readonly string[]; readonly isNumber: boolean };

/** Null where the question does not say what it asks in a noun or a verb of its own. */
export function askedAttribute(question: string, kind: ValueKind | null): AskedAttribute | null {
  const folded = foldText(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  for (const pattern of [...patterns, ofOneKind]) {
    const noun = pattern.exec(folded)?.groups?.noun;
    if (noun === undefined || units.test(noun)) continue;
    const words = noun
      .split(' ')
      .filter((word) => word.length > 2 && !empty.test(word) && !(kind !== null && saysKind(kind, word)));
    if (pattern === ofOneKind && toldBy(words.join(' ')) === null) continue;
    if (words.length > 0) return { words, isNumber: kind !== 'telephone' && / (?:number|nummer)$/.test(noun) };
  }
  return null;
}
