/** A line that says nothing but when something ends: "Vertragsende: 31.03.2026", "Valid until 5 May 2026", "From: 1 May 2023 To: 30 April 2026". */
import { foldText } from './fold-text.ts';
import { kindLimits } from './limits.ts';
import { valuesOfKind } from './values-of-kind.ts';

const words = (text: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${text.replaceAll('\\w', '[\\p{L}\\p{N}]')})(?![\\p{L}\\p{N}])`, 'u');

/** Folded words of a label. English, German, French, Spanish, Italian. */
const end = words(
  'end|ends|ended|ending|expir\\w*|until|till|valid (?:to|through|thru)|terminat\\w*|terms?|runs?|lapses?|last day|\\w*ende|endet|enden|\\w*laufzeit|gultig bis|befrist\\w*|ablauf\\w*|ablauft|lauft|bis|dauer|\\w*dauer|fin|finit|expire\\w*|echeance|jusqu|duree|termin\\w*|finaliza\\w*|venc\\w+|hasta|duracion|fine|finisc\\w+|scad\\w+|fino|durata',
);
/** Both ends of a time: "1 May 2022 – 30 April 2025" under a word for it. */
const span = words(
  'period|zeitraum|periode|periodo|from .{0,12}(?:to|through)|vom .{0,12}zum|du .{0,12}au|del? .{0,12}al?|dal .{0,12}al',
);
const upTo = /^(?:to|bis|au|al|hasta|fino al)[^\p{L}]*$/u;
const startsAbove = /^(?:valid )?(?:from|von|vom|ab|du|de|del|desde|dal)(?!\p{L})/u;
/** Ends of something within it: of a payment, an offer, a trial, a notice; and what is a beginning. */
const another = words(
  'pay\\w*|paid|due|offers?|notice|cancel\\w*|probation\\w*|trial|extension|options?|renew\\w*|early|regist\\w+|application|deadlines?|meeting|claims?|start\\w*|begin\\w*|sign\\w*|zahl\\w*|bezahl\\w*|fallig\\w*|angebot\\w*|kundig\\w*|probe\\w*|verlanger\\w*|option\\w*|anmelde\\w*|bewerb\\w*|einspruch\\w*|\\w*beginn|paiement|payer|payable|offre|preavis|resili\\w*|essai|renouvel\\w*|inscri\\w*|debut|pago|pagar|oferta|preaviso|prueba|prorrog\\w*|inicio|pagamento|pagare|offerta|preavviso|disdett\\w*|prova|rinnov\\w*|inizio',
);

/** `above`: the line it stands under, as `asked`, the question, folded. */
export function isLabelledEnd(sentence: string, above: string, asked: string, language: string | null): boolean {
  if (sentence.length > kindLimits.label) return false;
  const label = foldText(withoutValues(sentence, asked, language));
  const said = label.match(/\p{L}+/gu) ?? [];
  if (said.length > kindLimits.labelWords) return false;
  if (upTo.test(label) && startsAbove.test(foldText(above))) return true;
  // A form may have the value below its label.
  const whole = said.length > 0 || above.length > kindLimits.label ? label : foldText(above);
  const otherEnd = another.exec(whole)?.[0];
  return (end.test(whole) || span.test(whole)) && (otherEnd === undefined || asked.includes(otherEnd));
}

function withoutValues(text: string, asked: string, language: string | null): string {
  let rest = text;
  for (const kind of ['date', 'duration'] as const)
    for (const { start, end: to } of valuesOfKind(rest, { kind, unit: null }, asked, language).toSorted(
      (a, b) => b.start - a.start,
    ))
      rest = `${rest.slice(0, start)}·${rest.slice(to)}`;
  return rest;
}
