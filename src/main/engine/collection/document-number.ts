/** The number a document calls itself by ("Invoice no. 915", "Rechnungsnummer: 2024-017"): two formats of one invoice have the same. */
import { type DocumentView, openingOf } from './document-view.ts';
import { collectionLimits } from './limits.ts';

const called =
  '(?:invoice|receipt|order|offer|quote|quotation|rechnungs?|belegs?|angebot|bestellung|facture|reçu|devis|commande|factura|recibo|pedido|fattura|ricevuta|ordine|bestell|angebots|auftrags)s?';
const marked = '(?:[- ]?(?:number|nummer|numéro|numero|número|num\\.?|no\\.?|nr\\.?|n[°ºo]\\.?|#|id))';
const patterns = [
  new RegExp(`(?<![\\p{L}])${called}${marked}\\s*[:#]?\\s*(?<id>[\\p{L}\\p{N}][\\p{L}\\p{N}/_.-]*)`, 'giu'),
  new RegExp(`(?<![\\p{L}])${called}\\s*[:#]?\\s*(?<id>[\\p{L}\\p{N}][\\p{L}\\p{N}/_.-]*)`, 'giu'),
];

/** In small letters, without the signs at its end; null where none with a digit is written at the document's head. */
export function documentNumber(view: DocumentView): string | null {
  const { text } = openingOf(view, collectionLimits.openingCharacters);
  for (const pattern of patterns) {
    for (const { groups } of text.matchAll(pattern)) {
      const id = (groups?.id ?? '').replace(/[/_.-]+$/, '').toLowerCase();
      if (/\d/.test(id) && !/^(?:19|20)\d\d$/.test(id)) return id;
    }
  }
  return null;
}
