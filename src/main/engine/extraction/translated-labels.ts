/** What the fields of the built-in templates are called on documents in German, French, Spanish and Italian. Pure. */
import type { Template } from '../../../preload/contract/shapes.ts';

type Labels = Readonly<Record<string, string>>;

/** By template and field, one label after another; accents and capitals do not count. */
const translated: Readonly<Record<string, Labels>> = {
  invoice: {
    supplier:
      'Rechnungssteller, Verkäufer, Anbieter, vendeur, émetteur, proveedor, vendedor, emisor, fornitore, venditore, emittente',
    customer:
      'Rechnungsempfänger, Käufer, Auftraggeber, client, acheteur, destinataire, facturer à, cliente, comprador, facturar a, acquirente, destinatario, spettabile',
    'invoice number':
      'Rechnungsnr, Rechnung Nummer, Belegnummer, n° de facture, facture n°, número de factura, factura n°, n° factura, nº de factura, numero fattura, fattura n, fattura numero, n fattura',
    'invoice date':
      'Rechnung vom, Ausstellungsdatum, Belegdatum, date de facture, date de facturation, date d’émission, fecha de factura, fecha de emisión, fecha, data fattura, data emissione, data di emissione, data documento',
    'due date':
      'Fälligkeit, Fälligkeitsdatum, zu zahlen bis, zahlbar bis, überweisen bis, begleichen bis, Zahlungsziel, payable avant le, régler avant le, date limite de paiement, à payer avant le, fecha de vencimiento, vencimiento, data scadenza, data di scadenza, scadenza, pagare entro il',
    subtotal:
      'Netto, Summe netto, Nettosumme, sous-total, montant HT, total hors taxes, subtotal, base imponible, importe neto, suma neta, imponibile, totale imponibile, subtotale, totale netto',
    tax: 'Mehrwertsteuer, Umsatzsteuerbetrag, MwSt Betrag, montant TVA, total TVA, IVA, cuota IVA, importe IVA, importo IVA, totale IVA, imposta',
    total:
      'Endbetrag, Bruttobetrag, Summe brutto, zu zahlender Betrag, montant TTC, net à payer, total à payer, montant total, importe total, total a pagar, total factura, totale, totale fattura, totale da pagare, importo totale, totale documento, totale IVA inclusa',
  },
  contract: {
    'party a':
      'zwischen, Vermieter, Auftragnehmer, Verkäufer, Arbeitgeber, entre, bailleur, prestataire, vendeur, employeur, arrendador, prestador, vendedor, tra, fra, locatore, fornitore, venditore, datore di lavoro',
    'party b':
      'Mieter, Auftraggeber, Käufer, Arbeitnehmer, locataire, client, acheteur, salarié, arrendatario, cliente, comprador, conduttore, committente, acquirente, lavoratore',
    'effective date':
      'Vertragsdatum, gültig ab, in Kraft ab, beginnt am, tritt in Kraft am, date d’effet, prend effet le, entre en vigueur le, à compter du, conclu le, fecha de inicio, entra en vigor el, a partir del, con efecto desde el, data di decorrenza, decorrenza, decorre dal, con effetto dal, entra in vigore il, a partire dal',
    'end date':
      'endet am, läuft bis, bis zum, endet mit, befristet bis, Laufzeitende, date de fin, prend fin le, jusqu’au, expire le, fecha de fin, finaliza el, vence el, hasta el, data di fine, data di scadenza, termina il, scade il, fino al',
    value:
      'Vertragswert, Kaufpreis, Miete, Gehalt, Honorar, Entgelt, prix, montant du contrat, loyer, rémunération, honoraires, salaire, precio, importe del contrato, renta, remuneración, honorarios, prezzo, corrispettivo, importo del contratto, canone, compenso, retribuzione',
    'governing law':
      'geltendes Recht, unterliegt dem Recht, es gilt das Recht, es gilt, loi applicable, droit applicable, régi par, régi par le, soumis au, ley aplicable, legislación aplicable, se rige por, legge applicabile, regolato dalla legge, disciplinato dalla legge',
    'notice period':
      'Kündigungsfrist, Frist zur Kündigung, gekündigt, kündigen, kündbar, préavis, résilier, résilié, délai de préavis, preaviso, plazo de preaviso, preavviso, termine di preavviso',
    'auto renewal':
      'verlängert sich automatisch, automatische Verlängerung, tacite reconduction, renouvellement automatique, reconduit tacitement, renovación automática, tácita reconducción, se renueva automáticamente, rinnovo automatico, tacito rinnovo, si rinnova automaticamente',
  },
  receipt: {
    date: 'Belegdatum, Kaufdatum, date d’achat, fecha de compra, data, data acquisto',
    total:
      'Gesamtbetrag, Endsumme, Summe EUR, zu zahlen, total TTC, total à payer, montant dû, total a pagar, total EUR, totale, totale complessivo, totale euro, importo pagato',
  },
  cv: {
    name: 'Vor- und Nachname, nom et prénom, nom complet, nombre y apellidos, nombre completo, nome e cognome, nome completo',
    phone: 'Handy, Mobil, téléphone, portable, teléfono, móvil, telefono, cellulare',
    address: 'Wohnort, domicile, dirección, domicilio, indirizzo, residenza',
    'date of birth':
      'geboren am, né le, née le, date de naissance, fecha de nacimiento, nacido el, data di nascita, nato il, nata il',
    education:
      'Schulbildung, Bildungsweg, diplômes, études, formación, educación, estudios, istruzione, formazione, titoli di studio',
    experience:
      'Berufserfahrung, beruflicher Werdegang, expérience professionnelle, parcours professionnel, experiencia profesional, experiencia laboral, esperienza professionale, esperienze lavorative',
    skills: 'Kenntnisse, Fähigkeiten, compétences, habilidades, competencias, competenze, capacità',
    languages: 'Sprachen, Sprachkenntnisse, langues, idiomas, lingue, conoscenze linguistiche',
  },
  paper: {
    authors: 'Autoren, auteurs, autores, autori',
    'publication date': 'veröffentlicht am, publié le, publicado el, pubblicato il',
    journal: 'Zeitschrift, revue, revista, rivista',
    abstract: 'Kurzfassung, resumen, sommario, riassunto',
    keywords: 'Schlagwörter, Schlüsselwörter, mots-clés, palabras clave, parole chiave',
  },
  meeting: {
    subject: 'Thema, Betreff, objet, asunto, tema, oggetto, argomento',
    date: 'Sitzung vom, Besprechung vom, date de la réunion, réunion du, fecha de la reunión, reunión del, data della riunione, riunione del',
    attendees:
      'Teilnehmer, Anwesende, anwesend, participants, présents, asistentes, participantes, presentes, partecipanti, presenti',
    absent:
      'Abwesende, nicht anwesend, entschuldigt, absents, excusés, ausentes, excusados, assenti, assenti giustificati',
    decisions: 'Beschlüsse, Entscheidungen, décisions, decisiones, acuerdos, decisioni, delibere',
    'action items':
      'Aufgaben, nächste Schritte, Maßnahmen, actions à mener, prochaines étapes, tareas, acciones, próximos pasos, azioni, attività da svolgere, prossimi passi',
    'next meeting':
      'nächste Sitzung, nächste Besprechung, nächstes Treffen, treffen uns wieder, prochaine réunion, próxima reunión, prossima riunione',
  },
};

/** The template with the labels of its fields in those languages too, behind its own. */
export function withTranslatedLabels(template: Template): Template {
  const own = translated[template.id];
  if (!own) return template;
  const fields = template.fields.map((field) => {
    const more = (own[field.name] ?? '').split(',').map((label) => label.trim());
    return { ...field, labels: [...new Set([...field.labels, ...more.filter((label) => label !== '')])] };
  });
  return { ...template, fields };
}
