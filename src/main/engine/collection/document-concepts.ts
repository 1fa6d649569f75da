/** What people call their documents, and what tells such a document. English, German, French, Spanish. */

export type Concept = {
  readonly id: string;
  /** As said after "each", and after "all"; alternatives of a pattern. */
  readonly singular: string;
  readonly plural: string;
  /** File kinds that are such documents whatever they say. */
  readonly kinds?: readonly string[];
  /** What its title, its name or a heading line holds, where it differs from the words above. */
  readonly titles?: string;
  /** What stands in its opening. */
  readonly phrases?: readonly RegExp[];
  /** Words of another world too ("reports" of the news): they need more around them to mean files. */
  readonly ambiguous?: boolean;
};

const mail = ['email', 'msg', 'mbox', 'tnef'];
const sheets = ['xlsx', 'xls', 'ods', 'csv', 'numbers'];
const slides = ['pptx', 'ppt', 'odp', 'keynote'];
const words = ['docx', 'doc', 'odt', 'rtf', 'rtfd', 'pages'];

/** `file`: any document. */
export const concepts: readonly Concept[] = [
  {
    id: 'file',
    singular: 'file|document|datei|dokument|unterlage|fichier|document|archivo|documento|fichero',
    plural: 'files|documents|dateien|dokumente[n]?|unterlagen|fichiers|documents|archivos|documentos|ficheros',
  },
  { id: 'pdf', singular: 'pdf(?: file)?', plural: "pdf'?s|pdf files|pdf-dateien", kinds: ['pdf'] },
  { id: 'word', singular: 'word file|word document', plural: 'word files|word documents|word-dateien', kinds: words },
  {
    id: 'spreadsheet',
    singular: 'spreadsheet|excel file|excel sheet|csv',
    plural: 'spreadsheets|excel files|excel sheets|csvs|tabellen|excel-dateien|feuilles de calcul|hojas de cálculo',
    kinds: sheets,
  },
  {
    id: 'presentation',
    singular: 'presentation|slide deck',
    plural: 'presentations|slide decks|präsentationen|présentations|presentaciones',
    kinds: slides,
  },
  {
    id: 'email',
    singular: 'e-?mail|mail|courriel|correo',
    plural: 'e-?mails|mails|courriels|correos(?: electrónicos)?',
    kinds: mail,
    phrases: [/^(?:from|von|de): .+@/imu],
  },
  {
    id: 'invoice',
    singular: 'invoice|bill|rechnung|facture|factura',
    plural: 'invoices|bills|rechnungen|factures|facturas',
    titles: 'invoice|rechnung|facture|factura',
    phrases: [
      /\b(?:bill to|amount due|invoice (?:no|number|date)|total due|rechnungsnummer|rechnung an|montant dû|à payer|importe total)\b/iu,
    ],
  },
  {
    id: 'receipt',
    singular: 'receipt|quittung|beleg|reçu|recibo',
    plural: 'receipts|quittungen|belege|reçus|recibos',
    phrases: [/\b(?:payment received|received with thanks|betrag erhalten)\b/iu],
  },
  {
    id: 'contract',
    singular: 'contract|agreement|vertrag|vereinbarung|contrat|accord|contrato|acuerdo',
    plural: 'contracts|agreements|verträge[n]?|vereinbarungen|contrats|accords|contratos|acuerdos',
    titles: '\\p{L}*(?:contract|agreement|vertrag|vereinbarung|contrat|contrato)|lease|acuerdo',
    phrases: [
      /\b(?:by and between|between the parties|hereinafter|the parties agree|zwischen den parteien|wird folgender|entre les soussignés|entre las partes)\b/iu,
    ],
  },
  {
    id: 'lease',
    singular: 'lease|rental agreement|tenancy|mietvertrag|bail|arrendamiento',
    plural: 'leases|rental agreements|tenancies|mietverträge|baux|arrendamientos',
    titles: 'lease|tenancy|rental agreement|mietvertrag|bail|arrendamiento',
    phrases: [/\b(?:landlord|tenant|lessor|lessee|vermieter|mieter|bailleur|arrendador)\b/iu],
  },
  {
    id: 'report',
    singular: 'report|bericht|rapport|informe',
    plural: 'reports|berichte[n]?|rapports|informes',
    titles: '\\p{L}*(?:report|bericht|rapport|informe)',
    phrases: [/\b(?:executive summary|this report|dieser bericht|ce rapport|este informe|fiscal year ended)\b/iu],
    ambiguous: true,
  },
  {
    id: 'letter',
    singular: 'letter|brief|schreiben|lettre|carta',
    plural: 'letters|briefe[n]?|schreiben|lettres|cartas',
    phrases: [/^(?:dear|sehr geehrte|liebe|madame|monsieur|cher|chère|estimad[oa]s?|querid[oa])\b/imu],
    ambiguous: true,
  },
  {
    id: 'minutes',
    singular: 'set of minutes|protokoll|procès-verbal|acta',
    plural: 'minutes|protokolle|procès-verbaux|actas',
    phrases: [/\b(?:minutes of|present:|attendees|anwesend)\b/iu],
    ambiguous: true,
  },
  {
    id: 'policy',
    singular: 'policy|richtlinie|politique|política',
    plural: 'policies|richtlinien|politiques|políticas',
    ambiguous: true,
  },
  {
    id: 'offer',
    singular: 'offer|quote|quotation|proposal|angebot|devis|oferta|presupuesto',
    plural: 'offers|quotes|quotations|proposals|angebote[n]?|devis|ofertas|presupuestos',
    ambiguous: true,
  },
  {
    id: 'order',
    singular: 'purchase order|bestellung|bon de commande|pedido',
    plural: 'purchase orders|bestellungen|bons de commande|pedidos',
  },
  {
    id: 'statement',
    singular: 'bank statement|statement|kontoauszug|relevé|extracto',
    plural: 'bank statements|statements|kontoauszüge|relevés|extractos',
    ambiguous: true,
  },
  {
    id: 'memo',
    singular: 'memo|memorandum|vermerk',
    plural: 'memos|memoranda|vermerke',
    phrases: [/\b(?:memo|memorandum)\b/iu],
    ambiguous: true,
  },
  { id: 'note', singular: 'note|notiz|nota', plural: 'notes|notizen|notas', kinds: ['markdown'], ambiguous: true },
  {
    id: 'paper',
    singular: 'paper|article|aufsatz|artikel|article|artículo',
    plural: 'papers|articles|aufsätze|artikel|articles|artículos',
    phrases: [/\babstract\b/iu],
    ambiguous: true,
  },
  {
    id: 'application',
    singular: 'résumé|resume|cv|application|bewerbung|lebenslauf',
    plural: "résumés|resumes|cv'?s|applications|bewerbungen|lebensläufe",
    titles: 'résumé|resume|cv|curriculum vitae|lebenslauf|bewerbung',
    ambiguous: true,
  },
  {
    id: 'certificate',
    singular: 'certificate|zertifikat|certificat|certificado',
    plural: 'certificates|zertifikate|certificats|certificados',
    ambiguous: true,
  },
  {
    id: 'transcript',
    singular: 'transcript|earnings call|protokoll',
    plural: 'transcripts|earnings calls',
    titles: 'transcript|earnings call',
    ambiguous: true,
  },
  {
    id: 'filing',
    singular: 'filing|10-k|10-q',
    plural: 'filings|10-ks|10-qs',
    titles: 'filing|10-k|10-q|form 10-k',
    ambiguous: true,
  },
];

const byId = new Map(concepts.map((concept) => [concept.id, concept]));
export function conceptNamed(id: string): Concept | undefined {
  return byId.get(id);
}

/** All words of one number, longest first so that "purchase orders" is not taken for "orders". */
export function nounPattern(number: 'singular' | 'plural', which: (concept: Concept) => boolean = () => true): string {
  const alternatives = concepts.filter(which).flatMap((concept) => concept[number].split('|'));
  return [...new Set(alternatives)].sort((a, b) => b.length - a.length).join('|');
}

/** The concept a noun names, singular or plural. */
export function conceptOf(noun: string): Concept | undefined {
  const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'iu');
  return concepts.find((concept) => whole(concept.plural).test(noun) || whole(concept.singular).test(noun));
}
