/**
 * A small document for each kind of value and language: a heading full of the question's words, a sentence full of them that answers
 * nothing, a sentence with a value of the kind that belongs to something else, and the one that answers.
 */
export type AskedPair = {
  readonly language: string;
  readonly question: string;
  readonly heading: string;
  readonly empty: string;
  readonly other: string;
  readonly answer: string;
};

type Row = readonly [question: string, heading: string, empty: string, other: string, answer: string];

const pairsOf = (rows: Readonly<Record<string, readonly Row[]>>): AskedPair[] =>
  Object.entries(rows).flatMap(([language, list]) =>
    list.map(([question, heading, empty, other, answer]) => ({ language, question, heading, empty, other, answer })),
  );

/** Looked at while the rules were made. */
export const developmentPairs: readonly AskedPair[] = pairsOf({
  en: [
    [
      'When does the lease end?',
      'End of the lease and how it ends',
      'The end of the lease is governed by the clauses on when the lease may end early.',
      'The lease begins on 1 May 2021.',
      'It expires on 30 April 2026 unless renewed in writing.',
    ],
    [
      'How much is the monthly rent?',
      'Monthly rent: how much rent is paid',
      'The monthly rent is reviewed once the landlord asks for a review of the rent.',
      'A deposit of 3,900 euros is held by the bank.',
      'The tenant pays 1,300 euros a month.',
    ],
    [
      'How long is the notice period?',
      'Notice period and how long notice takes',
      'Notice must be given within the notice period and the period of notice is binding.',
      'The trial lasts 14 days.',
      'Either side may give notice of three months to the end of a quarter.',
    ],
    [
      'Who is the landlord?',
      'The landlord and who the landlord may name',
      'The landlord is responsible for the building and the landlord may enter after asking.',
      'The tenant is Peter Lindqvist.',
      'The flat is let by Margaret Osei, called the landlord below.',
    ],
    [
      'What is the e-mail address for complaints?',
      'E-mail address for complaints',
      'Complaints are sent to the e-mail address for complaints named by the office.',
      'Applications go to jobs@example.org.',
      'Write to care@example.org if you want to make a complaint.',
    ],
    [
      'How many employees does the workshop have?',
      'Employees of the workshop',
      'The workshop has employees who have been with the workshop for many years.',
      'It was opened in 1987 with two machines.',
      'Today the workshop has 46 employees.',
    ],
  ],
  de: [
    [
      'Wann endet der Mietvertrag?',
      'Ende des Mietvertrags',
      'Der Mietvertrag endet nur, wenn die Bestimmungen über das Ende des Mietvertrags eingehalten sind.',
      'Der Mietvertrag beginnt am 1. Mai 2021.',
      'Er läuft bis zum 30. April 2026.',
    ],
    [
      'Wie hoch ist die monatliche Miete?',
      'Höhe der monatlichen Miete',
      'Die monatliche Miete wird überprüft, wenn der Vermieter die Höhe der Miete ändern will.',
      'Die Kaution beträgt 3.900 Euro.',
      'Der Mieter zahlt monatlich 1.300 Euro Miete.',
    ],
    [
      'Wie lange ist die Kündigungsfrist?',
      'Kündigungsfrist',
      'Die Kündigungsfrist ist einzuhalten, und eine Kündigung ohne Kündigungsfrist ist unwirksam.',
      'Die Probezeit dauert 14 Tage.',
      'Die Kündigungsfrist beträgt für beide Seiten drei Monate zum Quartalsende.',
    ],
    [
      'Wer ist der Vermieter?',
      'Der Vermieter',
      'Der Vermieter ist für das Gebäude zuständig, und der Vermieter darf nach Rücksprache eintreten.',
      'Mieter ist Peter Lindqvist.',
      'Vermieter der Wohnung ist Margarete Osei.',
    ],
    [
      'Wie lautet die E-Mail-Adresse für Beschwerden?',
      'E-Mail-Adresse für Beschwerden',
      'Beschwerden richten Sie an die E-Mail-Adresse für Beschwerden der Stelle.',
      'Bewerbungen gehen an jobs@example.org.',
      'Schreiben Sie bei einer Beschwerde an hilfe@example.org.',
    ],
    [
      'Wie viele Mitarbeiter hat die Werkstatt?',
      'Mitarbeiter der Werkstatt',
      'Die Werkstatt hat Mitarbeiter, die seit vielen Jahren in der Werkstatt sind.',
      'Eröffnet wurde sie 1987 mit zwei Maschinen.',
      'Heute hat die Werkstatt 46 Mitarbeiter.',
    ],
  ],
  fr: [
    [
      'Quand le bail prend-il fin ?',
      'Fin du bail',
      'La fin du bail est régie par les clauses sur la fin du bail anticipée.',
      'Le bail commence le 1er mai 2021.',
      'Il expire le 30 avril 2026.',
    ],
    [
      'Quel est le montant du loyer mensuel ?',
      'Montant du loyer mensuel',
      'Le montant du loyer mensuel est révisé quand le bailleur demande une révision du loyer.',
      'Un dépôt de 3 900 euros est conservé.',
      'Le locataire paie un loyer de 1 300 euros par mois.',
    ],
    [
      'Combien de temps dure le préavis ?',
      'Durée du préavis',
      'Le préavis doit être respecté pendant le temps du préavis.',
      'La période d’essai dure 14 jours.',
      'Chaque partie respecte un préavis de trois mois.',
    ],
    [
      'Qui est le bailleur ?',
      'Le bailleur',
      'Le bailleur est responsable de l’immeuble et le bailleur peut entrer après accord.',
      'Le locataire est Pierre Lindqvist.',
      'L’appartement est loué par Marguerite Osei, ci-après le bailleur.',
    ],
    [
      'Quelle est l’adresse e-mail pour les réclamations ?',
      'Adresse e-mail pour les réclamations',
      'Les réclamations sont envoyées à l’adresse e-mail des réclamations.',
      'Les candidatures vont à jobs@example.org.',
      'Écrivez à aide@example.org pour une réclamation.',
    ],
    [
      'Combien de salariés compte l’atelier ?',
      'Salariés de l’atelier',
      'L’atelier compte des salariés qui sont à l’atelier depuis longtemps.',
      'Il a ouvert en 1987 avec deux machines.',
      'Aujourd’hui l’atelier compte 46 salariés.',
    ],
  ],
  es: [
    [
      '¿Cuándo termina el contrato?',
      'Fin del contrato',
      'El contrato termina solo cuando se cumplen las cláusulas sobre el fin del contrato.',
      'El contrato empieza el 1 de mayo de 2021.',
      'Vence el 30 de abril de 2026.',
    ],
    [
      '¿Cuánto es el alquiler mensual?',
      'Alquiler mensual',
      'El alquiler mensual se revisa cuando el arrendador pide revisar el alquiler.',
      'Se guarda una fianza de 3.900 euros.',
      'El inquilino paga un alquiler de 1.300 euros al mes.',
    ],
    [
      '¿Cuánto tiempo dura el preaviso?',
      'Tiempo de preaviso',
      'El preaviso se respeta durante el tiempo de preaviso.',
      'La prueba dura 14 días.',
      'Cada parte respeta un preaviso de tres meses.',
    ],
    [
      '¿Quién es el arrendador?',
      'El arrendador',
      'El arrendador es responsable del edificio y el arrendador puede entrar si avisa.',
      'El inquilino es Pedro Lindqvist.',
      'El piso lo alquila Margarita Osei, en adelante el arrendador.',
    ],
    [
      '¿Cuál es el correo electrónico para reclamaciones?',
      'Correo electrónico para reclamaciones',
      'Las reclamaciones se envían al correo electrónico de reclamaciones.',
      'Las solicitudes van a jobs@example.org.',
      'Escriba a ayuda@example.org para una reclamación.',
    ],
    [
      '¿Cuántos empleados tiene el taller?',
      'Empleados del taller',
      'El taller tiene empleados que llevan mucho tiempo en el taller.',
      'Abrió en 1987 con dos máquinas.',
      'Hoy el taller tiene 46 empleados.',
    ],
  ],
  it: [
    [
      'Quando termina il contratto?',
      'Fine del contratto',
      'Il contratto termina solo se sono rispettate le clausole sulla fine del contratto.',
      'Il contratto inizia il 1 maggio 2021.',
      'Scade il 30 aprile 2026.',
    ],
    [
      'Quanto è il canone mensile?',
      'Canone mensile',
      'Il canone mensile viene rivisto quando il locatore chiede la revisione del canone.',
      'Una cauzione di 3.900 euro viene trattenuta.',
      'Il conduttore paga un canone di 1.300 euro al mese.',
    ],
    [
      'Quanto tempo dura il preavviso?',
      'Tempo di preavviso',
      'Il preavviso va rispettato per il tempo del preavviso.',
      'La prova dura 14 giorni.',
      'Ogni parte rispetta un preavviso di tre mesi.',
    ],
    [
      'Chi è il locatore?',
      'Il locatore',
      'Il locatore è responsabile dell’edificio e il locatore può entrare previo avviso.',
      'Il conduttore è Pietro Lindqvist.',
      'L’alloggio è affittato da Margherita Osei, di seguito il locatore.',
    ],
    [
      'Qual è l’indirizzo e-mail per i reclami?',
      'Indirizzo e-mail per i reclami',
      'I reclami vanno all’indirizzo e-mail per i reclami.',
      'Le candidature vanno a jobs@example.org.',
      'Per un reclamo scrivete a aiuto@example.org.',
    ],
    [
      'Quanti dipendenti ha l’officina?',
      'Dipendenti dell’officina',
      'L’officina ha dipendenti che sono nell’officina da molto tempo.',
      'Fu aperta nel 1987 con due macchine.',
      'Oggi l’officina ha 46 dipendenti.',
    ],
  ],
});

/** Kept apart: other things asked, other words. */
export const heldOutPairs: readonly AskedPair[] = pairsOf({
  en: [
    [
      'When was the bridge opened?',
      'Opening of the bridge',
      'The bridge was opened in a ceremony for which the opened bridge was decorated.',
      'The old bridge was closed on 3 March 1998.',
      'Traffic has crossed the new bridge since it opened on 12 June 1999.',
    ],
    [
      'What does the repair cost?',
      'Cost of the repair',
      'The cost of the repair depends on what the repair needs.',
      'The inspection is free, the tow truck takes $85.',
      'For the repair we charge $420 plus tax.',
    ],
    [
      'How long does the warranty last?',
      'Warranty and how long it lasts',
      'The warranty lasts as long as the conditions of the warranty are met.',
      'Delivery takes five working days.',
      'The warranty covers faults for 24 months from delivery.',
    ],
    [
      'Who signed the agreement?',
      'Who signs the agreement',
      'The agreement is valid once the agreement has been signed by both sides.',
      'Copies were sent to Anita Kowal.',
      'The agreement was signed by Rafael Duarte on behalf of the board.',
    ],
    [
      'What is the telephone number of the reception?',
      'Telephone number of the reception',
      'The reception answers the telephone and gives the number of the room.',
      'Fax: +44 20 7946 0999',
      'Reception: +44 20 7946 0123',
    ],
    [
      'Where is the head office?',
      'The head office and where it is',
      'The head office is where the managers of the office sit.',
      'A warehouse stands in Rotterdam.',
      'The company has its head office in Aberdeen.',
    ],
  ],
  de: [
    [
      'Wann wurde die Brücke eröffnet?',
      'Eröffnung der Brücke',
      'Die Brücke wurde feierlich eröffnet, und die eröffnete Brücke war geschmückt.',
      'Die alte Brücke wurde am 3. März 1998 geschlossen.',
      'Eröffnet wurde die neue Brücke am 12. Juni 1999.',
    ],
    [
      'Was kostet die Reparatur?',
      'Kosten der Reparatur',
      'Die Kosten der Reparatur hängen davon ab, was die Reparatur braucht.',
      'Die Prüfung ist frei, das Abschleppen macht 85 Euro.',
      'Für die Reparatur berechnen wir 420 Euro zuzüglich Steuer.',
    ],
    [
      'Wie lange gilt die Garantie?',
      'Garantie',
      'Die Garantie gilt, solange die Bedingungen der Garantie erfüllt sind.',
      'Die Lieferung dauert fünf Werktage.',
      'Die Garantie deckt Mängel für 24 Monate ab Lieferung.',
    ],
    [
      'Wer hat die Vereinbarung unterzeichnet?',
      'Unterzeichnung der Vereinbarung',
      'Die Vereinbarung ist gültig, sobald beide Seiten die Vereinbarung unterzeichnet haben.',
      'Kopien gingen an Anita Kowal.',
      'Die Vereinbarung wurde von Rafael Duarte für den Vorstand unterzeichnet.',
    ],
    [
      'Wie lautet die Telefonnummer des Empfangs?',
      'Telefonnummer des Empfangs',
      'Der Empfang nimmt Anrufe an und nennt die Nummer des Zimmers.',
      'Fax: +49 30 901820 99',
      'Empfang: +49 30 901820 12',
    ],
    [
      'Wo ist der Hauptsitz?',
      'Der Hauptsitz',
      'Der Hauptsitz ist der Ort, wo die Leitung sitzt.',
      'Ein Lager steht in Rotterdam.',
      'Die Firma hat ihren Hauptsitz in Bremen.',
    ],
  ],
  fr: [
    [
      'Quand le pont a-t-il été ouvert ?',
      'Ouverture du pont',
      'Le pont a été ouvert lors d’une cérémonie et le pont ouvert était décoré.',
      'L’ancien pont a été fermé le 3 mars 1998.',
      'Le nouveau pont a été ouvert le 12 juin 1999.',
    ],
    [
      'Combien coûte la réparation ?',
      'Coût de la réparation',
      'Le coût de la réparation dépend de ce que la réparation demande.',
      'Le remorquage est de 85 €.',
      'Pour la réparation, nous facturons 420 € hors taxes.',
    ],
    [
      'Quelle est la durée de la garantie ?',
      'Durée de la garantie',
      'La garantie vaut tant que les conditions de la garantie sont remplies.',
      'La livraison prend cinq jours.',
      'La garantie couvre les défauts pendant 24 mois.',
    ],
    [
      'Qui a signé l’accord ?',
      'Signature de l’accord',
      'L’accord est valable une fois que l’accord est signé.',
      'Des copies ont été envoyées à Anita Kowal.',
      'L’accord a été signé par Rafael Duarte pour le conseil.',
    ],
    [
      'Quel est le numéro de téléphone de l’accueil ?',
      'Numéro de téléphone de l’accueil',
      'L’accueil répond au téléphone et donne le numéro de la chambre.',
      'Fax : +33 1 99 00 12 99',
      'Accueil : +33 1 99 00 12 34',
    ],
    [
      'Où se trouve le siège ?',
      'Le siège',
      'Le siège se trouve là où la direction du siège travaille.',
      'Un dépôt est situé à Rotterdam.',
      'La société a son siège à Grenoble.',
    ],
  ],
  es: [
    [
      '¿Cuándo se abrió el puente?',
      'Apertura del puente',
      'El puente se abrió con una fiesta y el puente abierto estaba adornado.',
      'El puente viejo se cerró el 3 de marzo de 1998.',
      'El puente nuevo se abrió el 12 de junio de 1999.',
    ],
    [
      '¿Cuánto cuesta la reparación?',
      'Coste de la reparación',
      'El coste de la reparación depende de lo que la reparación necesite.',
      'La grúa son 85 €.',
      'Por la reparación cobramos 420 € más impuestos.',
    ],
    [
      '¿Cuánto dura la garantía?',
      'Duración de la garantía',
      'La garantía dura mientras se cumplan las condiciones de la garantía.',
      'La entrega tarda cinco días.',
      'La garantía cubre defectos durante 24 meses.',
    ],
    [
      '¿Quién firmó el acuerdo?',
      'Firma del acuerdo',
      'El acuerdo vale una vez que se firma el acuerdo.',
      'Se enviaron copias a Anita Kowal.',
      'El acuerdo fue firmado por Rafael Duarte en nombre del consejo.',
    ],
    [
      '¿Cuál es el número de teléfono de la recepción?',
      'Número de teléfono de la recepción',
      'La recepción atiende el teléfono y da el número de la habitación.',
      'Fax: +34 91 123 45 99',
      'Recepción: +34 91 123 45 67',
    ],
    [
      '¿Dónde está la sede?',
      'La sede',
      'La sede está donde trabaja la dirección de la sede.',
      'Hay un almacén en Róterdam.',
      'La empresa tiene su sede en Zaragoza.',
    ],
  ],
  it: [
    [
      'Quando fu aperto il ponte?',
      'Apertura del ponte',
      'Il ponte fu aperto con una festa e il ponte aperto era addobbato.',
      'Il vecchio ponte fu chiuso il 3 marzo 1998.',
      'Il nuovo ponte fu aperto il 12 giugno 1999.',
    ],
    [
      'Quanto costa la riparazione?',
      'Costo della riparazione',
      'Il costo della riparazione dipende da ciò che la riparazione richiede.',
      'Il traino è di 85 €.',
      'Per la riparazione chiediamo 420 € più tasse.',
    ],
    [
      'Quanto dura la garanzia?',
      'Durata della garanzia',
      'La garanzia dura finché le condizioni della garanzia sono rispettate.',
      'La consegna richiede cinque giorni.',
      'La garanzia copre i difetti per 24 mesi.',
    ],
    [
      'Chi ha firmato l’accordo?',
      'Firma dell’accordo',
      'L’accordo vale una volta che l’accordo è firmato.',
      'Copie furono inviate ad Anita Kowal.',
      'L’accordo è stato firmato da Rafael Duarte per il consiglio.',
    ],
    [
      'Qual è il numero di telefono della reception?',
      'Numero di telefono della reception',
      'La reception risponde al telefono e dà il numero della stanza.',
      'Fax: +39 06 1234 5699',
      'Reception: +39 06 1234 5678',
    ],
    [
      'Dove si trova la sede?',
      'La sede',
      'La sede si trova dove lavora la direzione della sede.',
      'Un magazzino si trova a Rotterdam.',
      'La società ha la sede a Bologna.',
    ],
  ],
});
