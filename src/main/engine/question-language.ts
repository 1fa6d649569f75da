/** The language a short question is asked in, among those an answer can be worded in. */
import { stopWords } from './search/stop-words.ts';

/** Words such questions are full of, which no list of function words has. */
const asking: Readonly<Record<string, string>> = {
  en: 'list show find give count summarize summarise compare every contracts invoices letters reports files documents mention end say',
  de: 'liste zeige zeig nenne finde suche zähle vergleiche sämtliche verträge rechnungen briefe berichte dateien dokumente erwähnen enden sagt',
  fr: 'liste listez montrez trouvez donnez énumère comptez résume chaque contrats factures lettres rapports fichiers mentionnent finissent',
  es: 'lista muestra muéstrame encuentra busca enumera cuenta resume contratos facturas cartas informes archivos mencionan terminan',
  it: 'elenca mostra mostrami trova cerca conta riassumi ogni contratti fatture lettere relazioni documenti menzionano scadono',
};
const known = Object.entries(asking).map(([language, words]) => ({
  language,
  words: new Set([...(stopWords[language] ?? []), ...words.split(' ')]),
}));

/** ISO 639-1: en, de, fr, es or it; English where nothing tells. */
export function questionLanguage(question: string): string {
  const said = question.toLowerCase().match(/[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu) ?? [];
  const counts = known.map(({ language, words }) => ({
    language,
    count: said.filter((word) => words.has(word)).length,
  }));
  // English first among equals: it comes first, and the order of equals is kept.
  return counts.sort((a, b) => b.count - a.count)[0]?.language ?? 'en';
}
