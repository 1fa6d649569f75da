/**
 * Tells questions that only all documents together can answer ("list every contract that ends in 2027", "how many invoices are from
 * Acme?", "what did each report say about risk?") from questions some passage answers ("how many employees does Acme have?").
 * What counts is that documents are what is listed, counted or gone through, and that they are it by what they are or say: "how many
 * reports did the commission publish" is about the world.
 */
import type { CollectionTask } from '../../../preload/contract/shapes.ts';
import { conceptOf, nounPattern } from './document-concepts.ts';

export type CollectionQuestion = {
  readonly task: CollectionTask;
  /** Id of a concept; null: none was named, all documents take part. */
  readonly concept: string | null;
  /** What is asked of the documents, without the words around it; '' when nothing is. */
  readonly condition: string;
  /** The question put to one of them: `each` only, else ''. */
  readonly asked: string;
};

const plural = nounPattern('plural');
const singular = nounPattern('singular');
const sure = nounPattern('plural', ({ ambiguous }) => ambiguous !== true);
/** "signed service contracts": words that may stand before the noun; none of them ends a phrase. */
const mod = (most: number) =>
  `(?:(?!(?:of|in|on|from|by|for|with|about|to|and|or|that|which|von|in|mit|der|des|du|del|di|is|are|was|were|did|does|do|'s)\\b)[\\p{L}\\p{N}'’&-]+\\s+){0,${most}}?`;
const owned =
  '(?:the |my |our |these |those |this |of |your |die |der |meine[nr]? |unsere[nr]? |den |les |mes |nos |des |los |las |mis |nuestr[oa]s )*';
const polite =
  '^(?:please |can you |could you |i need |i want |i would like |tell me |bitte |kannst du |peux-tu |¿?puedes )?';

/** Words with which a document is described, right behind the noun. */
const verbs =
  "(?:that|which|who|where|whose|with|without|from|by|for|about|on|in|to|of|over|under|above|below|between|regarding|concerning|mention|contain|includ|say|stat|refer|concern|discuss|cover|end|expir|terminat|start|begin|commenc|run|dated|due|sign|address|issu|written|sent|worth|exceed|total|name|list|relat|deal|describ|need|requir|allow|have (?!been\\b|had\\b|to\\b)|lack|don['’]?t|do not|come|cite|are (?:from|by|to|about|for|over|above|under|due|dated|addressed|unpaid|paid|signed|unsigned|overdue|older|newer|with|not|still|there|longer|from)|were (?:from|by|to|about|dated|due|addressed|signed in|with)|did (?:i|we)\\b|do (?:i|we) have|have (?:i|we)|talk|speak|are there|is there|exist|" +
  'die\\b|das\\b|der\\b|mit\\b|ohne\\b|von\\b|aus\\b|über\\b|zu\\b|an\\b|im\\b|vom\\b|erwähn|enthalt|nenn|end|lauf|stamm|sind (?:von|aus|an|mit|über|fällig|noch|offen)|gibt es|haben wir|habe ich|betreff|kommen|beginn|' +
  'qui\\b|que\\b|avec\\b|sans\\b|de\\b|du\\b|sur\\b|à\\b|en\\b|mentionn|contienn|parl|expir|se termin|prenn|viennent|datent|y a-t-il|avons-nous|' +
  'con\\b|sin\\b|sobre\\b|para\\b|mencion|contien|habl|termin|venc|vienen|hay\\b|tenemos|tengo|son de|están)';
const described = new RegExp(`^[\\s,]*(?:${verbs}|\\?|$)`, 'iu');
const sureDescribed =
  /^[\s,]*(?:are|were|sind|wurden|sont|ont été|son|fueron)\b(?! (?:the|a|an|der|die|das|les|los)\b)/iu;
/** Somebody else does something with the documents: that is told in a text. */
const done =
  /^[\s,]*(?:did|does|do|had|has|have (?:been|had|to)|can|could|would|should|is|was|were (?:published|issued|produced|made|released|written by|sent by|signed by|submitted|filed)|hat|hatte|wurden|a(?:-t-il|-t-elle)? |ont|ha |han )\b(?! (?:i|we)\b)/iu;

type Rule = { readonly task: CollectionTask; readonly pattern: RegExp; readonly strict: boolean };
const rule = (task: CollectionTask, source: string, strict: boolean): Rule => ({
  task,
  strict,
  pattern: new RegExp(`${polite}${source}(?<rest>(?![\\p{L}\\p{N}]).*)$`, 'isu'),
});
const all = '(?:all|every|each|any|alle[nr]?|jede[nrsm]?|sämtliche[nr]?|tous|toutes|chaque|todos|todas|cada)';
const either = `(?<noun>${plural}|${singular})`;
const many = `(?<noun>${plural})`;
const show =
  '(?:list|show|find|give|get|name|enumerate|collect|liste|zeige?|nenne?|finde?|gib|suche?|listez?|énumère[rz]?|montrez?|trouvez?|donnez?|affichez?|lista|enumera|muestra|muéstra|encuentra|busca|da)';
const me = '(?:[ -]?(?:me|us|mir|uns|moi|nous|nos))?';

/** Documents that state a total of their own. */
const summed = nounPattern(
  'plural',
  ({ id }) => id === 'invoice' || id === 'receipt' || id === 'offer' || id === 'order',
);
const ofThem = `(?:of|for|from|over|on|aller|der|von|de|des|del|de las|de los|di|delle|dei) ${owned}(?:${all} )?${owned}${mod(2)}(?<noun>${summed})`;
const whatIs =
  "(?:what(?:\u2019s|'s| is| was)? (?:the )?|how much is (?:the )?|give me (?:the )?|calculate (?:the )?|compute (?:the )?|work out (?:the )?|was ist (?:die |der )?|wie hoch ist (?:die |der )?|berechne (?:die |den )?|quel(?:le)? est (?:le |la )?|calcule[rz]? (?:le |la )?|¿?cu[aá]l es (?:el |la )?|calcula (?:el |la )?|qual è (?:il |la )?)?(?:the )?";
const sumOf =
  '(?:grand total|overall total|total amount|total value|total cost|total sum|combined total|combined amount|combined value|total|sum|gesamtsumme|gesamtbetrag|summe|montant total|total|somme|importe total|suma|importo totale|totale|somma)';

const rules: readonly Rule[] = [
  rule('total', `${whatIs}${sumOf} ${ofThem}`, false),
  rule(
    'total',
    `(?:sum up|add up|total up|add together|summiere|addiere|additionne[rz]?|suma|somma)(?: the amounts of)? ${owned}(?:${all} )?${owned}${mod(2)}(?<noun>${summed})`,
    false,
  ),
  rule(
    'total',
    `how much (?:do|did|are|were|is|was) ${owned}(?:${all} )?${owned}${mod(2)}(?<noun>${summed})(?=.*(?<!\\p{L})(?:total|altogether|come to|add up|amount to|together|in all|sum))`,
    false,
  ),
  rule(
    'list',
    `(?:make |create |write |give me |show me )?(?:me )?an? (?:list|table|overview) of ${owned}(?:${all} )?${owned}${mod(2)}${either}`,
    false,
  ),
  rule('count', `in how many (?:of )?${owned}${mod(2)}${many}(?! (?:did|does|do|had|has)(?! (?:i|we)) )`, false),
  rule(
    'list',
    `${show}${me}(?: out| auf)? (?:a list of |the list of |eine liste (?:von |der |aller )|la liste (?:de |des )|la lista (?:de )?)?${owned}${all} ${owned}${mod(3)}${either}`,
    false,
  ),
  rule(
    'list',
    `(?:list|enumerate|liste|listez|lista|enumera)${me}(?: out| auf)? (?:a list of )?${owned}${mod(2)}${many}`,
    false,
  ),
  rule(
    'list',
    `(?:show|find|give|get|zeige?|finde?|suche?|montrez?|trouvez?|muestra|encuentra|busca)${me} (?:a list of )?${owned}${mod(2)}${many}`,
    true,
  ),
  rule(
    'list',
    `(?:are there|do (?:i|we) have|have (?:i|we)(?: got)?|is there|gibt es|haben wir|habe ich|y a-t-il|avons-nous|¿?hay|¿?tenemos) (?:any |some |irgendwelche |des |algun[oa]s )?${mod(2)}${many}`,
    true,
  ),
  rule(
    'list',
    `(?:all|every|each|alle|sämtliche|tous les|toutes les|todos los|todas las) ${owned}${mod(2)}${either}`,
    true,
  ),
  rule(
    'list',
    `(?:in )?(?:which|what|welche[rn]?|quel(?:le)?s|¿?qu[eé]|¿?cu[aá]les) (?:of |de )?${owned}${mod(2)}${many}`,
    true,
  ),
  rule(
    'list',
    `in (?:which|what|welchen) (?:of |der )?${owned}${mod(1)}${many}(?! (?:did|does|do|had|has|hat|hatte)(?! (?:i|we)) )`,
    false,
  ),
  rule('list', `(?:dans |en )(?:quel(?:le)?s|qu[eé]) ${mod(1)}${many}`, true),
  rule(
    'count',
    `(?:how many|wie ?viele|combien (?:de |d['’]|y a-t-il de )|¿?cu[aá]nt[oa]s) ?(?:of |de )?${owned}${mod(3)}${many}`,
    true,
  ),
  rule(
    'count',
    `(?:count|the number of|what is the number of|zähle?|compte[rz]?|cuenta) (?:of )?(?:all )?${owned}${mod(2)}${many}`,
    false,
  ),
  rule(
    'each',
    `(?:summari[sz]e|compare|describe|fasse?|résume[rz]?|resume) ${owned}${all} ${owned}${mod(2)}${either}`,
    false,
  ),
];
/** "each report" anywhere in a question that asks what they say. */
const eachIn = new RegExp(
  `(?<![\\p{L}])(?:each|every|jede[nrsm]?|chaque|cada)(?: one)?(?: of)? ${owned}${mod(2)}(?<noun>${plural}|${singular})(?![\\p{L}\\p{N}])`,
  'iu',
);
const allIn = new RegExp(
  `(?<![\\p{L}])(?:all|alle[nr]?|tous|toutes|todos|todas)(?: of)? ${owned}${mod(1)}(?<noun>${plural})(?![\\p{L}\\p{N}])`,
  'iu',
);
const asks =
  /^(?:please )?(?:what|how|who|when|where|for|in|from|does|do|did|give|tell|extract|was|wie|wer|wann|wo|für|que|qu['’]est-ce que|quel(?:le)?s?|pour|dans|¿?qu[eé]|¿?cu[aá]l(?:es)?|para|en)(?![\p{L}])/iu;
const saying =
  /\b(?:say|says|said|mention(?:s|ed)?|state[sd]?|contain(?:s|ed)?|conclude[sd]?|describe[sd]?|report(?:s|ed)?|recommend(?:s|ed)?|sagt|sagen|steht|stehen|schreib(?:t|en)|dit|disent|dicen?|menciona[n]?)\b/iu;

/** Null: no collection question. Takes any text. */
export function detectCollection(question: string): CollectionQuestion | null {
  const text = question.replace(/\s+/g, ' ').trim();
  if (text.length > longestQuestion) return null;
  const billed = billedBy.exec(text);
  if (billed?.groups)
    return { task: 'total', concept: 'invoice', condition: tidyTotal(billed.groups.rest ?? ''), asked: '' };
  for (const { task, pattern, strict } of rules) {
    const match = pattern.exec(text);
    const noun = match?.groups?.noun;
    const rest = match?.groups?.rest ?? '';
    if (!match || noun === undefined) continue;
    if (strict && !isDescribed(noun, rest)) continue;
    if (!strict && /^['’]s?\b/.test(rest)) continue;
    const before = match[0].slice(0, match[0].length - rest.length - noun.length);
    return questionOf(task, noun, before, rest);
  }
  if (!asks.test(text)) return null;
  const each = eachIn.exec(text) ?? (saying.test(text) ? allIn.exec(text) : null);
  const noun = each?.groups?.noun;
  if (!each || noun === undefined) return null;
  const concept = conceptOf(noun);
  // "each report" of the world is told of in the past of somebody: asking the documents themselves comes at the beginning or the end.
  const isAside = concept?.ambiguous === true && !saying.test(text) && !endsWith(text, each);
  if (isAside) return null;
  const condition = `${text.slice(0, each.index)} ${text.slice(each.index + each[0].length)}`;
  const asked = `${text.slice(0, each.index)}this document${text.slice(each.index + each[0].length)}`;
  return { task: 'each', concept: concept?.id ?? null, condition: tidyAsked(condition), asked };
}

/** For a question a person wants put to everything: what can be told of it, whether or not it is detected. */
export function readCollection(question: string): CollectionQuestion {
  const detected = detectCollection(question);
  if (detected) return detected;
  const text = question.replace(/\s+/g, ' ').trim();
  const count = /^(?:how many|count|wie ?viele|combien|¿?cu[aá]nt[oa]s)\b/iu.test(text);
  const noun = new RegExp(`(?<![\\p{L}\\p{N}])(?:${plural})(?![\\p{L}\\p{N}])`, 'iu').exec(text);
  const concept = noun ? conceptOf(noun[0]) : undefined;
  const rest = noun ? `${text.slice(0, noun.index)} ${text.slice(noun.index + noun[0].length)}` : text;
  return {
    task: count ? 'count' : 'each',
    concept: concept?.id ?? null,
    condition: tidyAsked(rest),
    asked: count ? '' : text,
  };
}

function isDescribed(noun: string, rest: string): boolean {
  const isSure = new RegExp(`^(?:${sure})$`, 'iu').test(noun);
  if (isSure && sureDescribed.test(rest) && !/\sby\s/iu.test(rest)) return true;
  if (done.test(rest)) return false;
  return described.test(rest) && (isSure || !/^ (?:of|du|del) /iu.test(rest));
}

function questionOf(task: CollectionTask, noun: string, before: string, rest: string): CollectionQuestion {
  const concept = conceptOf(noun);
  // "signed service contracts": what stands before the noun is asked of them too.
  const words = before.match(/[\p{L}\p{N}'’&-]+/gu) ?? [];
  const kept = words.filter((word) => !lead.test(word));
  const left = task === 'total' ? tidyTotal(rest) : tidyAsked(rest);
  const said = task === 'total' ? kept.filter((word) => !sumWords.test(word)) : kept;
  const condition = `${said.join(' ')} ${left}`.trim();
  const asked = task === 'each' ? `What does this document say${condition === '' ? '' : ` about ${condition}`}?` : '';
  return { task, concept: concept?.id ?? null, condition, asked };
}

/** "How much have we been invoiced by Acme?": the documents are not named, and meant. */
const billedBy =
  /^how much (?:have|has|had|did|were|was) (?:we|i|us)(?: been| get)? (?:invoiced|billed|charged)(?<rest> (?:by|from|in|for|last|this).*)$/iu;
const sumWords =
  /^(?:what|what['’]s|how|much|is|was|the|grand|overall|total|totals|amount|value|cost|sum|combined|give|me|calculate|compute|work|out|up|add|together|do|did|are|were|gesamtsumme|gesamtbetrag|summe|hoch|ist|was|wie|berechne|summiere|addiere|aller|der|von|montant|somme|quel(?:le)?|est|le|additionne[rz]?|calcule[rz]?|importe|suma|el|es|del|calcula|importo|totale|somma|qual|è|il|cu[aá]l|amounts|for|from|over|on|di|delle|dei)$/iu;

/** Without the words that ask for the sum once more: "… come to in total". */
function tidyTotal(text: string): string {
  return tidyAsked(text)
    .replace(
      /(?<![\p{L}])(?:come to|add up to|add up|amount to|altogether|together|in total|in all|all in all|total|sum|insgesamt|zusammen|au total|en tout|en total|in totale)(?![\p{L}])/giu,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

const lead =
  /^(?:please|can|could|you|need|want|would|like|tell|make|create|write|table|overview|list|show|find|give|get|name|enumerate|collect|me|us|out|a|an|of|the|my|our|these|those|this|your|all|every|each|any|some|which|what|in|how|many|count|number|is|are|there|do|i|we|have|got|summari[sz]e|compare|describe|bitte|kannst|du|liste|zeige?|nenne?|finde?|gib|suche?|zähle?|mir|uns|auf|alle[nr]?|jede[nrsm]?|sämtliche[nr]?|welche[rn]?|wie|wieviele|viele|gibt|es|haben|wir|habe|ich|die|der|den|von|meine[nr]?|unsere[nr]?|eine|listez?|énumère[rz]?|(?:montrez?|trouvez?|donnez?|affichez?|listez?)(?:-moi)?|moi|nous|tous|toutes|chaque|les|des|mes|nos|la|de|quel(?:le)?s|dans|combien|y|a-t-il|compte[rz]?|lista|enumera|muestra|muéstrame|muéstra|encuentra|busca|dame|da|todos|todas|cada|los|las|mis|qu[eé]|cu[aá]les|en|cu[aá]nt[oa]s|cuenta|hay|tenemos|avons-nous)$/iu;

function endsWith(text: string, match: RegExpExecArray): boolean {
  const after = text.slice(match.index + match[0].length).replace(/[?.!\s]/g, '');
  return after === '' || /^(?:for|in|from|für|in|pour|dans|para|en)\s+$/iu.test(text.slice(0, match.index));
}

/** "what did … say about risk?" asks about risk. */
function tidyAsked(text: string): string {
  return text
    .replace(/[?!.¿¡]+\s*$/u, '')
    .replace(/^[\s,¿¡]+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** UTF-16 units; what is longer is a pasted text. */
const longestQuestion = 400;
