/** Decisions and tasks that notes tell in the middle of their text: "It was resolved to …", "ACTION: …". Pure. */
import type { ItemCandidate } from './candidate.ts';
import { foldWords } from './fold-words.ts';
import type { ListField, ReadSection } from './list-field.ts';
import { sentenceSpans } from './sentence-spans.ts';
import { givesOrders, saysGone } from './unwanted-text.ts';

const cues: readonly (readonly [words: string, cue: RegExp])[] = [
  [
    'decision resolution beschluss entscheidung',
    /\b(?:(?:it|was|were|we|they|all|council|board|committee|team|members?|group)\s(?:was\s|were\s|has\s|have\s)?(?:unanimously\s)?(?:resolved|agreed|decided)|resolved(?::|\sto\b|\sthat\b)|(?:council|board|committee|team|meeting|members?|group|trustees|directors)\s(?:unanimously\s|formally\s)?(?:approved|adopted|authori[sz]ed|endorsed|accepted)|agreed(?::|\sto\b|\sthat\b)|decided(?::|\sto\b|\sthat\b)|decision:|motion\s(?:was\s)?(?:carried|passed)|beschlossen|beschließt|beschluss:|einstimmig|(?:a|est|sont|ont)\s(?:été\s)?(?:décidé|adopté|approuvé)\w*|se\s(?:acuerda|acordó|decidió|aprueba|aprobó)|(?:è\sstato|si\sè)\s(?:deciso|deliberato|approvato))(?![\p{L}])/iu,
  ],
  ['action task todo aufgabe', /(?:\baction|\bto\s?do|\baufgabe|\btask)\s*[:：]/iu],
];

/** "Nothing was decided." */
const saysNone =
  /(?<!\p{L})(?:nothing (?:was|were|has been)|no (?:decisions?|resolutions?) (?:was|were|has|have)|(?:not|never) (?:yet )?(?:been )?(?:agreed|decided|resolved|beschlossen)|kein\p{L}{0,2} beschl[uü]ss\p{L}{0,2}|nicht(?:s)? beschlossen|rien n|n[’']a (?:pas|rien)|no se (?:acordó|decidió|aprobó)|non (?:è stato|si è))(?!\p{L})/iu;

/** Each a sentence as it stands. */
export function toldItems({ field }: ListField, sections: readonly ReadSection[]): ItemCandidate[] {
  const words = foldWords(field.name);
  const cue = cues.find(([names]) => words.some((word) => names.split(' ').includes(word)))?.[1];
  if (!cue) return [];
  return sections
    .filter(({ isForeign }) => !isForeign)
    .flatMap(({ pieces }) => pieces)
    .flatMap(({ text, start }) => linesIn(text, start))
    .flatMap((line) => sentenceSpans(line.text, line.start))
    .filter(({ text }) => cue.test(text) && !saysNone.test(text) && !givesOrders(text) && !saysGone(text))
    .map(({ start, end, text }): ItemCandidate => {
      const shown = text.replace(/\s+/g, ' ');
      return {
        ...{ start, end, text: shown, value: shown, currency: null, note: '' },
        ...{ score: 0.6, chain: ['pattern'], evidence: 'mentioned' },
      };
    });
}

/** A line that begins with a capital, a figure or a sign is a sentence of its own, however the one before ends. */
function linesIn(text: string, start: number): { readonly text: string; readonly start: number }[] {
  let from = 0;
  return text.split(/\n(?=\s*[\p{Lu}\d•*–-])/u).map((line) => {
    const at = text.indexOf(line, from);
    from = at + line.length;
    return { text: line, start: start + at };
  });
}
