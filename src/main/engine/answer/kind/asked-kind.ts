/** What kind of value a question asks for, told by its question words: English, German, French, Spanish, Italian. */
import { foldText } from './fold-text.ts';

export type ValueKind =
  | 'date'
  | 'money'
  | 'percent'
  | 'duration'
  | 'frequency'
  | 'number'
  | 'person'
  | 'organisation'
  | 'place'
  | 'reason'
  | 'email'
  | 'telephone';

export type AskedKind = {
  readonly kind: ValueKind;
  /** The folded word that is counted ("how many employees"); null where none is said. */
  readonly unit: string | null;
};

/** Folded text (`foldText`) → the kind; the first that fits. */
const patterns: readonly (readonly [ValueKind, RegExp])[] = [
  ['email', /\b(?:e-?mail|courriel|correo electronico|indirizzo mail)\b/],
  [
    'telephone',
    /\b(?:(?:tele)?phone number|telephone|phone|telefonnummer|rufnummer|(?:numero|no) de telephone|telefono|numero di telefono)\b/,
  ],
  [
    'percent',
    /\b(?:(?:what|which) (?:percentage|percent|share|proportion)|(?:how many|how much) percent|interest rate|(?:wie ?viel|wieviele?) prozent|(?:welcher|welchen) (?:prozentsatz|anteil)|wie hoch ist der (?:zinssatz|anteil)|quel(?:le)? (?:est le )?(?:pourcentage|taux|part)|(?:que|cual es el|cuanto) (?:porcentaje|por ciento)|(?:che|quale|qual e la) percentuale)\b/,
  ],
  [
    'frequency',
    /\b(?:how (?:often|frequently|regularly)|at what intervals?|wie (?:oft|haufig)|in welche[mn] (?:abstand\w*|turnus)|combien de fois|a quelle frequence|con que frecuencia|cuantas veces|ogni quanto|con che frequenza|quante volte)\b/,
  ],
  [
    'duration',
    /\b(?:how long(?! is the (?:river|bridge|tunnel|wall|coast|track|road))|what is the (?:\S+ )?(?:term|duration|length of time|notice period|notice)|(?:what|which|how much) (?:\S+ )?notice|(?:for|within|in|after) how many (?:days|weeks|months|years)|wie lange|welche (?:dauer|frist|\w+frist)|wie lang ist die|wie ist die (?:\w*frist|dauer)|quel(?:le)? (?:est )?le preavis|cual es el (?:preaviso|plazo)|qual e il preavviso|combien de temps|quelle est la duree|pendant combien|cuanto tiempo|cuanto dura|cual es la duracion|quanto tempo|quanto dura|qual e la durata)\b/,
  ],
  [
    'date',
    /\b(?:when (?:did|does|do|is|was|are|were|will|must|can|should|has|have|had)\b|(?:what|which|by what|in what|on what) (?:year|date|day|month|time|century|decade)|what is the (?:deadline|due date|expiry date|start date|end date|date)|(?:welche[mnrs]?) (?:jahr|datum|tag|monat|jahrhundert)|quel(?:le)? (?:annee|date|jour|mois|siecle)|quelle est la date|que (?:ano|fecha|dia|mes|siglo)|cual es la fecha|(?:che|quale) (?:anno|data|giorno|mese|secolo)|qual e la data)\b/,
  ],
  [
    'money',
    /\b(?:(?:what|which) (?:amount|sum)(?: of money)?(?! of)|what (?:is|was) the (?:grand |invoice |whole )?total(?: (?:amount|sum|price|bill))?(?= ?(?:\?|$)| (?:of|for|on) (?:the |this |our |my )?(?:\S+ )?(?:invoice|bill|order|receipt|quote|quotation|offer|account))|(?:what|how much) (?:does|do|did|is|was|are|were|will|has|have) (?:\S+ ){0,6}?(?:cost|costs|pay|paid|owe|owed|worth|charge|charged|spent|spend|earn|earned)|how much (?:is|was|are|were|do|does|did|will|must|has|have)|(?:how much|what is the|what was the|what are the) (?:\S+ ){0,4}?(?:money|rent|price|fee|fees|deposit|salary|wage|budget|cost|costs|amount due|total due|rate per|premium|balance|excess|instal[l]?ment|net(?! (?:weight|income|worth|profit))|gross(?! (?:weight|domestic))|vat|subtotal|down payment|charge|penalty|wage|wages|pension|bonus|grant|loan|monthly|yearly|annual)|what is (?:\S+ ){0,4}?(?:paid|charged) (?:per|a|each|for)|was kostet|was kosten|wie ?viel (?:geld|kostet|kosten|zahlt|zahlen|betragt|verdient)|wie (?:teuer|hoch) (?:ist|sind|war|waren) (?:d\w+ )?(?:\S+ )?(?:\w*(?:miete|preis|kosten|gebuhr|kaution|gehalt|lohn|betrag|rechnung|beitrag|budget|pramie|honorar))|combien (?:coute|coutent|paie|paye|vaut)|quel(?:le)? (?:est|etait) le (?:\S+ )?(?:montant|prix|loyer|cout|salaire|tarif|budget)|combien d argent|cuanto (?:cuesta|cuestan|cobra|paga|vale|es el (?:alquiler|precio|coste|sueldo))|cual es el (?:precio|importe|alquiler|coste|costo|sueldo)|quanto (?:costa|costano|paga|vale|e il (?:canone|prezzo|costo|affitto))|qual e il (?:prezzo|canone|costo|importo|affitto))\b/,
  ],
  [
    'number',
    /\b(?:how (?:many|much|old|far|tall|high|deep|wide|heavy|fast|large|big|often|long)|what (?:is|was) the (?:number|population|height|length|weight|size|area|speed|distance|temperature)|what number|(?:what|which) (?:is the )?(?:maximum |minimum |highest |lowest )?(?:depth|height|length|width|weight|speed|distance|temperature|pressure|voltage|angle|torque)|in welche[rm] (?:tiefe|hohe|entfernung)|a quelle (?:profondeur|hauteur|distance)|wie ?viele?|wie (?:alt|weit|hoch|tief|breit|schwer|schnell|gross|oft|lang)|combien|quel(?:le)? (?:est|etait) (?:le|la) (?:nombre|hauteur|longueur|poids|taille|population)|cuant[oa]s?|que (?:cantidad|altura|numero)|quant[ioae]|quale (?:altezza|numero))\b/,
  ],
  [
    'organisation',
    /\b(?:(?:what|which) (?:\S+ )?(?:company|companies|organi[sz]ation|firm|bank|university|agency|insurer|supplier|team|school|institution)|welche[srnm]? (?:firma|unternehmen|bank|universitat|organisation|lieferant|versicherung)|quel(?:le)? (?:entreprise|societe|banque|organisation|universite|fournisseur)|que (?:empresa|compania|organizacion|banco|universidad|proveedor)|(?:che|quale) (?:azienda|societa|banca|organizzazione|universita|fornitore))\b/,
  ],
  [
    'place',
    /\b(?:(?:what|which) is the (?:postal |street )?address|(?:what|which|in what|in which) (?:city|country|town|state|region|place|county|province|location|continent|street)|welche[srnm]? (?:stadt|land|ort|region|staat|strasse)|quel(?:le)? (?:ville|pays|lieu|region|endroit)|que (?:ciudad|pais|lugar|region)|(?:che|quale) (?:citta|paese|luogo|regione))\b/,
  ],
];

/** Question words that are also conjunctions and relatives: they ask where a question begins or ends with them. */
const asking = (words: string): RegExp =>
  new RegExp(
    `(?:^|[,;:.!?\u00bf] ?|\\b(?:tell me|know|find out|sag mir|sagen|weiss|wissen|dis moi|dites moi|savoir|sais|dime|saber|sabe|dimmi|sapere|sai) )(?:(?:and|but|so|by|to|for|from|with|until|since|und|bis|seit|ab|von|mit|an|fur|et|depuis|jusqu a|a|de|d|pour|par|avec|y|desde|hasta|con|por|e|da|per|di|fino a) ){0,2}(?:${words})\\b|\\b(?:${words}) ?[?]*$`,
  );
const whole: readonly (readonly [ValueKind, RegExp])[] = [
  ['date', asking('when|wann|quand|cuando|quando')],
  ['place', asking('where|wo|wohin|woher|ou|donde|adonde|dove')],
  ['reason', asking('why|warum|weshalb|wieso|pourquoi|por que|perche')],
  ['person', asking('who|whom|whose|wer|wem|wen|wessen|qui|quien|quienes|chi')],
];

/** Words after "how many" that say what is counted, past words between. */
const counted =
  /\b(?:how many|wie ?viele?|combien d[e ]|cuant[oa]s|quant[ie]) (?:(?:different|other|more|verschiedene|weitere|autres|otros|altri) )?(\p{L}{3,})/u;

/** "Who was Ada Lovelace?" wants to be told of her, not her name. */
const asksAbout =
  /(?:^|[\s\u00bf])(?:[Ww]ho|[Ww]er|[Qq]ui|[Qq]ui\u00e9n|[Cc]hi)\s+(?:is|was|are|were|ist|war|est|\u00e9tait|es|fue|\u00e8|fu|era)\s+\p{Lu}\S*(?:\s+\p{Lu}\S*)*\s*\?*$/u;

/** Null where the question asks for no one value: "how does", "what is said about". */
export function askedKind(question: string): AskedKind | null {
  const folded = foldText(question);
  const found = [...patterns, ...whole].find(([, pattern]) => pattern.test(folded));
  if (!found) return null;
  const [kind] = found;
  if (kind === 'person' && asksAbout.test(question.trim())) return null;
  return { kind, unit: kind === 'number' ? (counted.exec(folded)?.[1] ?? null) : null };
}

/** Folded words that only say the kind: where a value of it stands, they need not. */
const sayKind: Readonly<Record<ValueKind, RegExp>> = {
  email:
    /^(?:e|e-?mails?|mail|address|adresse|courriel|correo|electronico|electronica|direccion|indirizzo|posta|elettronica)$/,
  telephone: /^(?:telephone|phone|number|telefonnummer|rufnummer|nummer|telefon|numero|telefono)$/,
  percent: /^(?:percent\w*|share|rate|prozent\w*|anteil|pourcentage|taux|part|porcentaje|ciento|percentuale)$/,
  duration:
    /^(?:long|much|time|duration|period|last|lasts|lange|dauer|dauert|gilt|temps|duree|dure|tiempo|duracion|dura|tempo|durata)$/,
  frequency:
    /^(?:often|frequently|regularly|interval|times|oft|haufig|fois|frequence|frecuencia|veces|frequenza|volte)$/,
  date: /^(?:date|year|day|month|time|century|datum|jahr|tag|monat|annee|jour|mois|fecha|ano|dia|mes|data|anno|giorno)$/,
  money:
    /^(?:much|amount|money|sum|hoch|hohe|viel|betrag|geld|montant|somme|argent|importe|cantidad|dinero|importo|somma)$/,
  reason: /^(?:reason|cause|grund|raison|cause|razon|motivo|ragione)$/,
  number: /^(?:number|many|much|anzahl|zahl|viele?|nombre|numero|cantidad|quantita)$/,
  person: /^(?:name|person|nom|personne|nombre|persona|nome)$/,
  organisation: /^(?:company|firm|organi[sz]ation|firma|unternehmen|entreprise|societe|empresa|azienda|societa)$/,
  place:
    /^(?:city|country|town|place|location|address|stadt|land|ort|ville|pays|lieu|ciudad|pais|lugar|citta|paese|luogo|located|trouve|encuentra|trova)$/,
};

/** Whether a folded word of the question says no more than what kind of value it wants. */
export const saysKind = (kind: ValueKind, word: string): boolean => sayKind[kind].test(word);
