import type { Analyse } from '../../types.ts';
import type { WeightedWord } from '../question-weights.ts';
import { askedKind, saysKind } from './asked-kind.ts';
import { askedAttributes } from './attributes.ts';
import { foldText } from './fold-text.ts';
import { askedHow, isHypothetical } from './hypothetical.ts';
import { kindLimits } from './limits.ts';
import { askedRole, namesRole } from './named-role.ts';
import { type Written, writtenWords } from './subject-words.ts';
import { valuesOfKind } from './values-of-kind.ts';

/**
 * What is added to a sentence's score for how it answers the question; negative for headings and for what belongs to something else.
 * `nearCoverage`: share of the question in the sentence and around it.
 */
export type FitsKind = (text: string, language: string | null, nearCoverage: number) => number;

/** Reads the question once. `weights`: its words. */
export function fitsKind(question: string, weights: readonly WeightedWord[], analyse: Analyse): FitsKind {
  const asked = askedKind(question);
  if (asked === null) return (text) => (isHeading(text) ? -kindLimits.heading : 0);
  const folded = foldText(question);
  const attributes = askedAttributes(folded);
  const role = askedRole(folded);
  const how = askedHow(folded);
  const written = new Map<string | null, Written[]>();
  return (text, language, nearCoverage) => {
    const values = valuesOfKind(text, asked, folded, language);
    if (values.length === 0) {
      return (
        Math.min(0, attributes.agrees(foldText(text))) * kindLimits.attribute -
        (isHeading(text) ? kindLimits.heading : 0)
      );
    }
    const sentence = foldText(text);
    const terms = analyse(text, language);
    const words = written.get(language) ?? writtenWords(question, language, weights, analyse);
    written.set(language, words);
    const saidWithin = (from: number, to: number) => {
      const said = new Set(terms.flatMap(({ term, start, end }) => (end >= from && start <= to ? [term] : [])));
      return ({ weight }: Written) => weight.forms.some((form) => said.has(form));
    };
    const saidOtherwise = ({ word }: Written) => saysKind(asked.kind, word) || attributes.saysSame(word, sentence);
    const agrees = attributes.agrees(sentence);
    // Words that say the kind alone tell nothing of whose value it is.
    const telling = words.filter(({ word }) => !saysKind(asked.kind, word));
    const all = sum(telling);
    const { near, anywhere, opposite } = kindLimits;
    const [best] = values
      .map(({ start, end, sure }) => {
        const isSaid = saidWithin(start - near, end + near);
        const beside = all === 0 ? 1 : sum(telling.filter((each) => isSaid(each) || saidOtherwise(each))) / all;
        const said = Math.max(beside, nearCoverage * kindLimits.around);
        const held = isHypothetical(text, start, how) ? kindLimits.hypothetical : 1;
        return { beside, held, value: held * sure * (anywhere + (1 - anywhere) * said) };
      })
      .sort((a, b) => b.value - a.value);
    const { value, beside, held } = best ?? { value: 0, beside: 0, held: 1 };
    const isSaid = saidWithin(0, text.length);
    const credit = sum(words.filter((each) => !isSaid(each) && saidOtherwise(each)));
    return (
      kindLimits.value * value * (agrees < 0 ? opposite : 1) +
      kindLimits.own * (beside - nearCoverage) +
      kindLimits.credit * credit +
      (role === null ? 0 : kindLimits.role * namesRole(text, role)) +
      kindLimits.attribute * (held < 1 ? Math.min(agrees, -1) : agrees)
    );
  };
}

const sum = (words: readonly Written[]) => words.reduce((total, { weight }) => total + weight.weight, 0);

/** A line that names what follows: short and without an end, or a question itself. */
export function isHeading(text: string): boolean {
  const plain = text.trim();
  if (/[?？]["'”’)\]]*$/u.test(plain)) return true;
  if (/[.!。！;:…]["'”’)\]]*$/u.test(plain) || plain.includes('\t')) return false;
  // A label with its value ("Rent: 1,200") is no heading.
  if (/[:：]\s*\S/u.test(plain) && /[\p{N}@]/u.test(plain)) return false;
  return plain.split(/\s+/u).length <= kindLimits.headingWords;
}
