/** Templates that come with the app. */
import type { Template } from '../../../preload/contract/shapes.ts';
import { invoiceTemplate } from './invoice-template.ts';
import { telecomTemplate } from './telecom-template.ts';
import { builtIn, field, required } from './template-kit.ts';
import { withTranslatedLabels } from './translated-labels.ts';

const receipt = builtIn('receipt', 'receipt', 'Receipts and till slips: where, when and how much.', [
  field('company', 'text', 'The shop or company that gave the receipt, as it stands at its head.', {
    labels: ['merchant', 'store', 'shop', 'seller', 'vendor', 'paid to', 'payee'],
    rules: required,
  }),
  field('date', 'date', 'The day of the purchase.', {
    labels: ['invoice date', 'receipt date', 'bill date', 'bizdate', 'datum', 'fecha', 'date time', 'tarikh'],
    rules: required,
  }),
  field('address', 'text', 'The address of the shop.', { labels: ['store address', 'adresse'] }),
  field('total', 'money', 'What was paid in all, tax and rounding included.', {
    labels: [
      'grand total',
      'total amount',
      'amount due',
      'balance due',
      'total due',
      'total payable',
      'nett total',
      'net total',
      'total inclusive of gst',
      'total incl gst',
      'total rm',
      'total sales inclusive',
      'amount payable',
      'net amount',
      'rounded total',
      'round total',
      'total rounded',
      'jumlah',
      'summe',
      'gesamt',
      'zu zahlen',
      'à payer',
      'importe total',
      'total eur',
      'bill total',
      'total after rounding',
      'total amt',
      'amt due',
      'total paid',
      'amount paid',
      'total inc gst',
      'total with gst',
      'nett',
      'total bill',
      'total payment',
      'total charge',
      'total price',
      'bill amount',
      'total to pay',
      'total net',
      'total sale',
      'net amt',
      'total sales',
      'parking fee',
      'fare',
    ],
    rules: required,
  }),
]);

const contract = builtIn('contract', 'contract', 'Contracts: between whom, from when to when, under which law.', [
  field('title', 'text', 'What the contract is called.'),
  field('party a', 'text', 'The first party.', {
    labels: [
      'between',
      'provider',
      'supplier',
      'seller',
      'landlord',
      'licensor',
      'employer',
      'contractor',
      'company',
      'disclosing party',
      'lessor',
    ],
    group: 'parties',
    rules: required,
  }),
  field('party b', 'text', 'The second party.', {
    labels: [
      'and',
      'customer',
      'client',
      'buyer',
      'purchaser',
      'tenant',
      'licensee',
      'employee',
      'recipient',
      'receiving party',
      'lessee',
    ],
    group: 'parties',
  }),
  field('effective date', 'date', 'The day it begins.', {
    labels: [
      'date',
      'dated',
      'effective as of',
      'effective',
      'begins',
      'starts',
      'commences',
      'commencement date',
      'start date',
      'entered into',
      'made on',
      'signed on',
      'as of',
      'takes effect',
      'with effect from',
      'from and including',
      'start of term',
      'vertragsbeginn',
      'beginn',
    ],
    rules: required,
  }),
  field('end date', 'date', 'The day it ends.', {
    labels: [
      'expiry date',
      'expiration date',
      'expires',
      'termination date',
      'until',
      'ending',
      'to and including',
      'up to and including',
      'continues until',
      'vertragsende',
      'end of term',
    ],
  }),
  field('value', 'money', 'The sum agreed on.', {
    labels: [
      'contract value',
      'contract price',
      'fee',
      'fees',
      'price',
      'total',
      'consideration',
      'salary',
      'rent',
      'vergütung',
      'purchase price',
      'amount',
    ],
  }),
  field('governing law', 'text', 'The law it stands under.', {
    labels: [
      'governed by',
      'governing law',
      'applicable law',
      'laws of',
      'law of',
      'subject to the law',
      'anwendbares recht',
      'jurisdiction',
    ],
  }),
  field('notice period', 'text', 'How long before its end it must be given notice of.', {
    labels: ['notice', 'termination notice', 'kündigungsfrist', 'period of notice'],
  }),
  field('auto renewal', 'yes-no', 'Whether it goes on by itself.', {
    labels: ['renew', 'automatic renewal', 'renewal', 'automatically renew', 'verlängert sich'],
  }),
]);

const cv = builtIn('cv', 'cv', 'Curricula vitae: who, how to reach them, what they can do.', [
  field('name', 'text', 'The person.', { labels: ['full name', 'candidate', 'applicant'], rules: required }),
  field('email', 'text', 'The e-mail address.', { labels: ['e-mail', 'mail'] }),
  field('phone', 'text', 'The telephone number.', { labels: ['tel', 'mobile', 'telephone', 'cell', 'telefon'] }),
  field('address', 'text', 'Where the person lives.', { labels: ['location', 'residence', 'adresse', 'anschrift'] }),
  field('date of birth', 'date', 'The day the person was born.', {
    labels: ['born', 'dob', 'birth date', 'geburtsdatum', 'geboren'],
  }),
  field('education', 'list', 'Schools and degrees.', {
    labels: ['academic background', 'qualifications', 'degrees', 'ausbildung', 'studium', 'formation', 'studies'],
  }),
  field('experience', 'list', 'Places of work.', {
    labels: [
      'work experience',
      'employment',
      'employment history',
      'professional experience',
      'career',
      'career history',
      'berufserfahrung',
      'work history',
      'positions',
    ],
  }),
  field('skills', 'list', 'What the person can do.', {
    labels: [
      'technical skills',
      'competencies',
      'core skills',
      'expertise',
      'tools',
      'kenntnisse',
      'fähigkeiten',
      'compétences',
    ],
  }),
  field('languages', 'list', 'Languages the person speaks.', {
    labels: ['language skills', 'sprachen', 'sprachkenntnisse', 'langues'],
  }),
]);

const paper = builtIn(
  'paper',
  'scientific paper',
  'Scientific papers: what was found, by whom, where it was published.',
  [
    field('title', 'text', 'The title of the paper.', { rules: required }),
    field('authors', 'list', 'Who wrote it, in order.', { labels: ['author', 'by', 'written by'] }),
    field('publication date', 'date', 'When it was published.', {
      labels: ['published', 'date', 'accepted', 'received', 'publication', 'posted', 'submitted', 'available online'],
    }),
    field('journal', 'text', 'Where it was published.', {
      labels: ['published in', 'proceedings', 'conference', 'venue', 'in proceedings of'],
    }),
    field('doi', 'text', 'The digital object identifier.', {
      labels: ['https doi org', 'digital object identifier'],
      rules: { pattern: '10\\.\\d{4,9}/\\S+' },
    }),
    field('abstract', 'text', 'The abstract, as it stands.', { labels: ['summary', 'zusammenfassung', 'résumé'] }),
    field('keywords', 'list', 'The keywords named.', {
      labels: ['key words', 'index terms', 'keyword', 'schlüsselwörter'],
    }),
  ],
);

const meeting = builtIn(
  'meeting',
  'meeting notes',
  'Notes of meetings: who was there, what was decided, who does what.',
  [
    field('subject', 'text', 'What the meeting was about.', {
      labels: ['topic', 'title', 're', 'thema', 'betreff'],
    }),
    field('date', 'date', 'The day of the meeting.', {
      labels: ['meeting date', 'date time', 'date and time', 'held on', 'datum', 'when'],
      rules: required,
    }),
    field('attendees', 'list', 'Who was there.', {
      labels: [
        'present',
        'attending',
        'participants',
        'attended by',
        'in attendance',
        'teilnehmer',
        'anwesend',
        'participants',
      ],
    }),
    field('absent', 'list', 'Who was not there.', {
      labels: [
        'apologies',
        'apologies for absence',
        'not present',
        'not attending',
        'excused',
        'regrets',
        'absentees',
        'entschuldigt',
        'abwesend',
      ],
    }),
    field('decisions', 'list', 'What was decided.', {
      labels: ['decided', 'resolved', 'resolutions', 'agreed', 'beschlüsse', 'decisions made', 'entscheidungen'],
    }),
    field('action items', 'list', 'Who does what.', {
      labels: [
        'action',
        'action points',
        'to do',
        'todos',
        'next steps',
        'tasks',
        'follow up',
        'aufgaben',
        'maßnahmen',
      ],
    }),
    field('next meeting', 'date', 'The day of the next one.', {
      labels: [
        'next meeting',
        'next date',
        'nächster termin',
        'next session',
        'next call',
        'next sync',
        'meet again',
        'meet next',
        'date of next meeting',
      ],
    }),
  ],
);

export const builtInTemplates: readonly Template[] = [
  ...[invoiceTemplate, contract, receipt, cv, paper, meeting].map(withTranslatedLabels),
  telecomTemplate,
];
