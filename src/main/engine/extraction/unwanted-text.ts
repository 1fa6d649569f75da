/** What a document says of things that are not, or no longer, part of it, and what tries to give orders to a reader. */

const gone =
  /\b(?:deprecated|obsolete|discontinued|withdrawn|retired|decommissioned)\b|\bremoved (?:in|from|with|as of|since|by)\b|\b(?:has|have|had|was|were|is|are) (?:been )?(?:removed|dropped|deleted|withdrawn|taken out)\b|\bno longer (?:exists?|supported|used|available|part|present|valid|offered|in use)|\btaken out\b|\bnot (?:to be )?used any ?more\b|\bmust not be used\b|\b(?:entfernt|entfallen|entfällt|veraltet|abgekündigt|gestrichen|nicht mehr)\b/iu;
const planned =
  /\bplanned\b|\bplan to\b|\b(?:a|the|some) (?:later|future|coming|next|following|subsequent|upcoming) (?:release|version|revision|step|phase|update)\b|\bin (?:future|later) releases?\b|\bnot yet (?:available|part|implemented|supported|released|there|included)\b|\bwill (?:be )?(?:introduced|added|available|follow|come|arrive)\b|\bunder (?:study|consideration|development)\b|\bforeseen\b|\b(?:geplant|vorgesehen|künftig\w*|zukünftig\w*|noch nicht)\b/iu;
const former =
  /\b(?:formerly|previously|former|earlier|old name|was called|were called|used to be(?: called)?|known as|until release|replaces|instead of|in place of|früher|vormals|bisher|ehemals|ersetzt)\b/iu;
const renamed =
  /\b(?:renamed|replaced by|superseded by|now called|is now|are now|changed its name|new name|umbenannt|heißt jetzt|heißt nun|abgelöst)\b/iu;
const foreign =
  /\b(?:another|other|different|foreign|neighbouring) (?:product|node|vendor|feature's|system|release)s?\b|\bnot (?:part of|belong to|related to) (?:this|the) feature\b|\bunrelated\b|\b(?:anderen? (?:Produkt|Knoten|System)\w*)\b/iu;

/** True when the sentence or row says that what it names is gone or only planned. */
export function saysGone(text: string): boolean {
  return gone.test(text) || planned.test(text) || foreign.test(text);
}

/**
 * Where the names stand that are not valid any more: `before` or `after` the cue; null when the sentence says nothing of the kind.
 * "X was renamed to Y" makes X a former name, "Y (formerly X)" as well.
 */
export function formerNames(text: string): { readonly at: number; readonly which: 'before' | 'after' } | null {
  const old = former.exec(text);
  const now = renamed.exec(text);
  if (now && (!old || now.index < old.index)) return { at: now.index, which: 'before' };
  return old ? { at: old.index, which: 'after' } : null;
}

const orders =
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.!?\n]{0,60}\b(?:above|previous|earlier|prior|preceding|instructions?|rules?|prompt|everything|template|document|text)\b|\b(?:system|assistant|user|ai|model|note to (?:the )?(?:ai|model|reader|assistant|parser|extractor))\s*(?:prompt|message|note)?\s*:|\b(?:correct|right|only|final|expected) answer (?:is|for|would)\b|\bas the only\b|\b(?:set|report|return|output|answer|respond|reply|list|write|print|give|state|put|enter|extract)\b[^.!?\n]{0,60}\b(?:instead|and nothing else|only as|as the (?:only|total|value|answer)|to [$€£]?\s?0\b|to zero)|\bmust be (?:reported|recorded|entered|extracted) as\b|\bmust be (?:given|stated) as\s["“'$€£]?\d|\byou (?:are|must|should|will) (?:now )?(?:an?|the|act|answer|ignore|output|return|list|report)\b|\bnew instructions?\b|\bignoriere\b|\b(?:vergiss|missachte)\b/iu;

/** The same in German, French, Spanish and Italian: to forget what was told, or to make nought of a sum. */
const foreignOrders =
  /(?<!\p{L})(?:(?:ignorier\w*|vergiss|vergessen\sSie|missachte\w*|oublie[rz]?|ignore[rz]|ignora|olvida|dimentica)(?!\p{L})[^.!?\n]{0,60}(?:anweisung|vorherig|obig|regeln|instructions?|consignes|précédent|ci-dessus|instrucciones|anterior|istruzioni|precedent)|(?:setze[nr]?|schreibe[n]?|gib|trage|mette[rz]|écri(?:s|vez)|indique[rz]|pon(?:ga)?|escrib[ae]|imposta|scrivi|metti)(?!\p{L})[^.!?\n]{0,60}\s(?:auf|als|à|a|en|su)\s(?:[$€£]\s?)?(?:0(?!\d|[.,]\d*[1-9])|null|zéro|cero|zero)(?!\p{L}))/iu;

/** True when the sentence gives orders to whoever reads it by machine. A person's document may do so by chance: its values are then left to other places. */
export function givesOrders(text: string): boolean {
  return orders.test(text) || foreignOrders.test(text);
}
