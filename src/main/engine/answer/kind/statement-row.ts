/** Rows of a statement: a label and its figures ("Total current assets", 12,540, 11,800), for questions that want or are worked out from figures. */
import type { Analyse } from '../../types.ts';
import type { WeightedWord } from '../question-weights.ts';
import { foldText } from './fold-text.ts';
import { kindLimits } from './limits.ts';

/** Of a folded question that wants a figure: a unit it is told in, or what is worked out from figures. */
const wantsFigure =
  /(?<!\p{L})(?:usd|eur|gbp|chf|(?:us )?dollars?|euros?|millions?|thousands?|millionen|tausend|milliers|millones|migliaia|milioni|how much|total (?:amount|sum)|amount of|ratio|margin|turnover|cagr|average|working capital|net (?:income|earnings|profit|assets|debt)|betrag|summe|hohe|umsatz|gewinn|marge|quote|kennzahl|montant|chiffre d affaires|importe|margen|ventas|importo|fatturato|margine)(?!\p{L})/u;
/** It asks for reasons or for a choice: a figure is no answer. */
const wantsOther =
  /(?<!\p{L})(?:why|what (?:drove|caused|led)|reasons?|who|warum|wieso|weshalb|wer|pourquoi|qui|por que|quien|perche|chi)(?!\p{L})/u;

/** 0-1: how far a row's label says what the question asks for; 0 for text that is no row, and for questions that want no figure. */
export type IsAskedRow = (text: string, language: string | null) => number;

/** `weights`: the question's words; `names`: those that say whose figure it is and of when rather than which. */
export function askedRow(
  question: string,
  weights: readonly WeightedWord[],
  names: readonly WeightedWord[],
  analyse: Analyse,
): IsAskedRow {
  const folded = foldText(question);
  if (!wantsFigure.test(folded) || wantsOther.test(folded)) return () => 0;
  const asked = weights.filter(({ forms }) => !names.some((name) => name.forms === forms));
  const all = asked.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return () => 0;
  return (text, language) => {
    const cells = text.split('\t').map((cell) => cell.trim());
    const label = cells[0] ?? '';
    if (!/\p{L}{3}/u.test(label) || !cells.slice(1).some((cell) => figure.test(cell))) return 0;
    const terms = new Set(analyse(label, language).map(({ term }) => term));
    if (terms.size === 0) return 0;
    const said = asked.filter(({ forms }) => forms.some((form) => terms.has(form)));
    const weight = said.reduce((sum, each) => sum + each.weight, 0);
    return (Math.min(said.length, terms.size) / terms.size) * Math.min(1, weight / (all * kindLimits.rowShare));
  };
}

/** "5,409", "$ (1,806)", "39.6%". */
const figure = /^[^\p{L}\p{N}]{0,4}\p{N}[\p{N}.,’' \u00a0]*[^\p{L}\p{N}]{0,4}$/u;
