/** Where a name stands in a document, and what part its bearer plays: sender, receiver, party. */
import type { Span } from '../types.ts';
import { type DocumentQuote, type DocumentView, openingOf } from './document-view.ts';
import { collectionLimits } from './limits.ts';
import type { NameCondition } from './read-conditions.ts';

const receiver =
  /(?<![\p{L}])(?:bill(?:ed)? to|sold to|ship to|invoice to|customer|client|recipient|attn|attention|to|dear|prepared for|kunde|empfänger|rechnung an|an|sehr geehrte[rn]?|destinataire|facturée? à|à l['’]attention de|à|cliente|facturar a|destinatario|para|estimad[oa]s?)\s*[:.]?\s*(?:the |frau |herrn? |mr\.? |mrs\.? |ms\.? |dr\.? )*$/iu;
const sender =
  /(?<![\p{L}])(?:from|seller|vendor|supplier|issued by|issuer|sender|remit to|pay(?:able)? to|on behalf of|sincerely|regards|yours faithfully|yours truly|landlord|author|von|verkäufer|lieferant|absender|rechnungssteller|zahlbar an|mit freundlichen grüßen|fournisseur|vendeur|émetteur|expéditeur|cordialement|proveedor|vendedor|emisor|remitente|atentamente|de)\s*[:,.]?\s*$/iu;
const party =
  /(?<![\p{L}])(?:between|party|parties|and|contractor|client|supplier|landlord|tenant|lessor|lessee|buyer|seller|licensor|licensee|employer|employee|zwischen|und|auftraggeber|auftragnehmer|vermieter|mieter|entre|et|y|e)(?![\p{L}])/iu;

export type NameFound = { readonly holds: boolean; readonly quote: DocumentQuote | null };

/** `cut`: sentences of a text as spans. */
export function findName(
  view: DocumentView,
  { role, name }: NameCondition,
  cut: (text: string) => readonly Span[],
): NameFound {
  const pattern = namePattern(name);
  const inTitle = pattern.test(view.title) || pattern.test(view.name.replace(/[_-]+/g, ' '));
  const authored = view.authors.some((author) => pattern.test(author));
  const received = view.receivers.some((who) => pattern.test(who));
  const places = placesOf(view, pattern, cut);
  const first = (as?: NamePlace['as']) => places.find((place) => as === undefined || place.as === as)?.quote ?? null;
  const is = (as: NamePlace['as']) => places.some((place) => place.as === as);
  switch (role) {
    case 'from':
      return {
        holds: authored || is('sender') || (inTitle && !is('receiver') && !received),
        quote: first('sender') ?? first(),
      };
    case 'to':
      return {
        holds: received || is('receiver') || (inTitle && !is('sender') && !authored),
        quote: first('receiver') ?? first(),
      };
    case 'with':
      return {
        holds: inTitle || authored || received || is('sender') || is('receiver') || is('party'),
        quote: first('party') ?? first(),
      };
    default:
      return { holds: places.length > 0 || inTitle, quote: first() };
  }
}

type NamePlace = { readonly as: 'sender' | 'receiver' | 'party' | 'mention'; readonly quote: DocumentQuote };

function placesOf(view: DocumentView, pattern: RegExp, cut: (text: string) => readonly Span[]): NamePlace[] {
  const places: NamePlace[] = [];
  const opening = openingOf(view, collectionLimits.openingCharacters);
  for (const { start, text } of view.units()) {
    if (!pattern.test(text)) continue;
    const spans = cut(text);
    spans.forEach((span, index) => {
      const sentence = text.slice(span.start, span.end);
      const match = pattern.exec(sentence);
      if (!match) return;
      const quote = { start: start + span.start, end: start + span.end, text: sentence };
      const before = text.slice(Math.max(0, spans[index - 1]?.start ?? 0), span.start).trimEnd();
      const lead = sentence.slice(0, match.index);
      const inOpening = start + span.start < opening.start + collectionLimits.openingCharacters;
      places.push({ as: partOf(lead, before, sentence, inOpening, start + span.start - opening.start), quote });
    });
    if (places.length >= mostPlaces) break;
  }
  return places;
}

/** A name's own line says what it is there, else the line above ("Bill to:"), else where on the paper it stands. */
function partOf(lead: string, before: string, sentence: string, inOpening: boolean, at: number): NamePlace['as'] {
  if (receiver.test(lead)) return 'receiver';
  if (sender.test(lead)) return 'sender';
  if (!/[\p{L}\p{N}]/u.test(lead)) {
    const above = before.slice(-shortLead);
    if (receiver.test(above)) return 'receiver';
    if (sender.test(above)) return 'sender';
    if (at >= 0 && at < collectionLimits.letterheadCharacters) return 'sender';
  }
  return inOpening && party.test(sentence) ? 'party' : 'mention';
}

/** Words in order, whatever stands between them; a company may have its form behind it. */
function namePattern(name: string): RegExp {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]{1,3}')}(?:['’]s)?(?![\\p{L}\\p{N}])`, 'iu');
}

const mostPlaces = 40;
/** UTF-16 units of a label such as "Bill to". */
const shortLead = 40;
