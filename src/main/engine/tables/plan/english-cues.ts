/**
 * The words with which a question asks, in English, so that one set of patterns reads questions in German, French, Spanish and Italian too.
 * Names, values and headings stay as they are written: only what asks is put otherwise, and only where the question is in that language.
 */

type Cue = readonly [said: string, english: string];

const german: readonly Cue[] = [
  [
    'wie ?viele?(?= (?:hat|habe|haben|hatte|hatten|ist|sind|war|wurde|wurden|muss|mussen|schulde[nt]?|schuldet|zahl(?:t|te|en)|bezahl(?:t|te|en)|verdien(?:t|te|en)|bekam|bekommt|erhalt|erhielt|lieh|gab|geld) )',
    'how much',
  ],
  ['wie ?viele?|anzahl(?: der| an)?', 'how many'],
  ['was kostet|was kosten|wie teuer (?:ist|sind)', 'how much cost'],
  ['wie hoch (?:ist|sind|war|waren)|wieviel|wie viel', 'what is'],
  ['wie (?:lange?)', 'how long'],
  ['wie alt', 'how old'],
  // Also one thing of the feminine, of which one is all.
  ['welche', 'which all'],
  ['welche[rsnm]', 'which'],
  ['wer|wem|wen', 'who'],
  ['seit wann', 'since when'],
  ['wann', 'when'],
  ['ubersteig(?:t|en)', 'over'],
  ['wie oft', 'how often'],
  ['wo', 'where'],
  ['was', 'what'],
  ['zeige?|nenne?|liste?', 'list'],
  ['insgesamt|gesamte?[rsnm]?|gesamt(?:summe|betrag|zahl)(?: der)?|summe(?: der)?|alles zusammen|zusammen', 'total'],
  ['durchschnittlich\\w*|im durchschnitt|im schnitt|durchschnitt\\w*|mittlere[rsnm]?', 'average'],
  ['meisten|meiste', 'most'],
  ['wenigsten', 'least'],
  ['hochste[rsnm]?|grosste[rsnm]?', 'highest'],
  ['teuerste[rsnm]?|teuersten', 'most expensive'],
  ['niedrigste[rsnm]?|kleinste[rsnm]?|geringste[rsnm]?', 'lowest'],
  ['billigste[rsnm]?|gunstigste[rsnm]?', 'cheapest'],
  ['neueste[rsnm]?|letzte[rsnm]?|spateste[rsnm]?', 'latest'],
  ['fruheste[rsnm]?|alteste[rsnm]?', 'earliest'],
  ['langste[rsnm]?', 'longest'],
  ['kurzeste[rsnm]?', 'shortest'],
  ['mehr als|grosser als|hoher als', 'more than'],
  ['weniger als|kleiner als|niedriger als', 'less than'],
  ['mindestens', 'at least'],
  ['hochstens', 'at most'],
  ['uber(?= \\p{N})', 'over'],
  ['unter(?= \\p{N})', 'under'],
  ['nach(?= \\p{N})', 'after'],
  ['vor(?= \\p{N})', 'before'],
  ['seit(?= \\p{N})', 'since'],
  ['nicht|keine?[nrms]?', 'not'],
  ['verschiedene[nr]?', 'different'],
  ['ausser', 'except'],
  ['kostet|kosten(?= )', 'cost'],
];
const french: readonly Cue[] = [
  ['combien coutent?|combien coute', 'how much cost'],
  ['combien(?= (?:a|ai|as|avons|avez|ont|est|etait|doit|devons|vaut|fait) )', 'how much'],
  ['combien(?: de| d)|nombre(?: de| d)|combien(?= (?:sont|y|travaillent|gagnent|viennent|jouent) )', 'how many'],
  ['combien', 'how much'],
  ['(?:quel(?:le)?s?) (?:est|sont|etait|etaient)', 'what is'],
  ['quel(?:le)?s', 'which all'],
  ['quel(?:le)?', 'which'],
  ['qui', 'who'],
  ['quand', 'when'],
  ['ou(?= (?:est|sont|se))', 'where'],
  ['liste[rz]?|montre[rz]?|donne[rz]?', 'list'],
  ['au total|en tout|totale?s?|totaux|somme(?: des| de)?', 'total'],
  ['en moyenne|moyenn\\w*', 'average'],
  ['le plus(?: de| d)?(?! (?:eleve|grand|haut|petit|bas|ch|recent|ancien|long|court))', 'most'],
  ['depuis quand', 'since when'],
  ['depass(?:e|ent)', 'over'],
  ['le moins (?:de |d )?', 'least '],
  ['plus (?:eleve|grand|haut)e?s?', 'highest'],
  ['plus ch(?:er|ere)s?', 'most expensive'],
  ['moins ch(?:er|ere)s?', 'cheapest'],
  ['moins elevee?s?|plus (?:petit|bas|basse)e?s?', 'lowest'],
  ['plus de(?= \\p{N})', 'more than'],
  ['moins de(?= \\p{N})', 'less than'],
  ['au moins', 'at least'],
  ['au plus', 'at most'],
  ['apres(?= \\p{N})', 'after'],
  ['avant(?= \\p{N})', 'before'],
  ['depuis(?= \\p{N})', 'since'],
  ['pas|non', 'not'],
  ['different(?:e?s)', 'different'],
];
const spanish: readonly Cue[] = [
  ['cuanto cuestan?', 'how much cost'],
  ['cuant[oa]s|numero de', 'how many'],
  ['cuanto(?! (?:es|suma|suman) )', 'how much'],
  ['cual(?:es)? (?:es|son|era|eran)|cuanto (?:es|suma|suman)', 'what is'],
  ['que(?= \\p{L}+)|cual(?:es)?', 'which'],
  ['quien(?:es)?', 'who'],
  ['cuando', 'when'],
  ['donde', 'where'],
  ['lista|muestra|dame', 'list'],
  ['en total|totales|suma(?: de)?', 'total'],
  ['de media|promedio|medi[oa]', 'average'],
  ['mas alt[oa]s?|mayor(?:es)?|mas grandes?', 'highest'],
  ['mas car[oa]s?', 'most expensive'],
  ['mas barat[oa]s?', 'cheapest'],
  ['mas baj[oa]s?|menor(?:es)?', 'lowest'],
  ['mas de(?= \\p{N})', 'more than'],
  ['menos de(?= \\p{N})', 'less than'],
  ['al menos|por lo menos', 'at least'],
  ['como maximo', 'at most'],
  ['despues de(?= \\p{N})', 'after'],
  ['antes de(?= \\p{N})', 'before'],
  ['desde(?= \\p{N})', 'since'],
  ['mas(?= \\p{L})|mas(?= $)', 'most'],
  ['superan?(?= \\p{N})', 'over'],
  ['diferentes|distint[oa]s', 'different'],
  ['no|sin', 'not'],
];
const italian: readonly Cue[] = [
  ['quanto costa|quanto costano', 'how much cost'],
  ['quant[ei]|numero di', 'how many'],
  ['quanto(?! e )', 'how much'],
  ['qual e|quali sono|quanto e', 'what is'],
  ['quali', 'which all'],
  ['quale|che(?= \\p{L}+)', 'which'],
  ['chi', 'who'],
  ['quando', 'when'],
  ['dove', 'where'],
  ['elenca|mostra', 'list'],
  ['in totale|totali|somma(?: di| dei| delle)?', 'total'],
  ['in media|medi[oa]', 'average'],
  ['piu alt[oaie]|maggiore', 'highest'],
  ['piu car[oaie]', 'most expensive'],
  ['piu bass[oaie]|minore', 'lowest'],
  ['piu di(?= \\p{N})', 'more than'],
  ['meno di(?= \\p{N})', 'less than'],
  ['almeno', 'at least'],
  ['non', 'not'],
];

/** What only these languages ask with, by which a question is known for one of them. */
const languages: readonly { readonly asks: RegExp; readonly cues: readonly Cue[] }[] = [
  {
    asks: /(?:^| )(?:wie ?viele?|wieviele?|welche[rsnm]?|wer|wann|wie hoch|wie oft|wie lange?|wie teuer|was kostet|was kosten|was ist|was sind|was habe[nt]?|was hat|was wurden?|summe|gesamtsumme|nenne|zeige|liste alle|anzahl|durchschnitt\w*)(?= )/u,
    cues: german,
  },
  {
    asks: /(?:^ qui|(?:^| )(?:combien|quel(?:le)?s?|qui (?:a|est|sont|ont)|quand|depuis quand|montre[rz]?|somme des))(?= )/u,
    cues: french,
  },
  {
    asks: /(?:^| )(?:cuant[oa]s?|cuando|donde|cual(?:es)?|que \p{L}+ (?:tienen?|son|estan?|hay|cuestan?)|quien(?:es)?|suma de|en que|que (?:cliente|producto|empleado|factura)s?)(?= )/u,
    cues: spanish,
  },
  { asks: /(?:^| )(?:quant[eio]|quali|quale|qual e|chi (?:ha|e|sono)|somma di)(?= )/u, cues: italian },
];

/** The words of a question (folded, as `wordsOf` gives them) with what asks in it in English; as they are where they ask in none of these languages. */
export function englishCues(words: readonly string[]): readonly string[] {
  const said = ` ${words.join(' ')} `;
  const language = languages.find(({ asks }) => asks.test(said));
  if (!language) return words;
  // Between bars, so that no later pattern takes English for its own language; none of these signs is in a word.
  const put = language.cues.reduce(
    (rest, [pattern, english]) =>
      rest.replace(new RegExp(`(?<= )(?:${pattern})(?= )`, 'gu'), `|${english.trim().replaceAll(' ', '_')}|`),
    said,
  );
  return put.split(/[ |_]+/u).filter((word) => word !== '');
}
