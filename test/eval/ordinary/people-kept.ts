/** Curricula, papers and notes of meetings kept apart: of these nobody looks at more than the figures. */
import type { OrdinaryDocument } from './ordinary-document.ts';

export const peopleKept: readonly OrdinaryDocument[] = [
  {
    ...{ name: 'cv-chef', format: 'pdf', template: 'cv' },
    text: `
# RORY CASTELLAN
Flat 3, 88 Abbey Road, Torquay
Mobile: 07700 900 318 || Email: rory.castellan@example.com

## Career
Sous Chef || The Anchorage, Torquay || 2020 to date
Chef de Partie || Hotel Meridian, Exeter || 2016 to 2020

## Qualifications
NVQ Level 3 Professional Cookery, Exeter College, 2016
Food Safety Level 3, 2019

## Key skills
- Menu planning
- Stock control
- Pastry

## Languages
- English
- Italian`,
    truth: {
      name: 'RORY CASTELLAN',
      email: 'rory.castellan@example.com',
      phone: '07700 900 318',
      address: 'Flat 3, 88 Abbey Road, Torquay',
      education: ['NVQ Level 3', 'Food Safety Level 3'],
      experience: ['The Anchorage', 'Hotel Meridian'],
      skills: ['Menu planning', 'Stock control', 'Pastry'],
      languages: ['English', 'Italian'],
    },
  },
  {
    ...{ name: 'lebenslauf-buchhalterin', format: 'docx', template: 'cv' },
    text: `
# Lebenslauf Miriam Kessler

Adresse: Am Anger 6, 01099 Dresden
Tel.: 0351 5550119
E-Mail: m.kessler@example.de
Geboren am 2. Februar 1984 in Pirna

## Beruflicher Werdegang
Seit 2016: Buchhalterin, Elbtal Logistik GmbH, Dresden
2007 – 2016: Sachbearbeiterin, Stadtwerke Pirna

## Ausbildung
2004 – 2007: Ausbildung zur Bürokauffrau, Stadtwerke Pirna
2003: Abitur, Gymnasium Pirna

## Kenntnisse
DATEV, SAP FI, Excel

## Sprachen
Deutsch, Tschechisch, Englisch`,
    truth: {
      name: 'Miriam Kessler',
      email: 'm.kessler@example.de',
      phone: '0351 5550119',
      address: 'Am Anger 6, 01099 Dresden',
      'date of birth': '1984-02-02',
      education: ['Ausbildung zur Bürokauffrau', 'Gymnasium Pirna'],
      experience: ['Elbtal Logistik', 'Sachbearbeiterin, Stadtwerke Pirna'],
      skills: ['DATEV', 'SAP FI', 'Excel'],
      languages: ['Deutsch', 'Tschechisch', 'Englisch'],
    },
  },
  {
    ...{ name: 'cv-teacher', format: 'md', template: 'cv' },
    text: `
# Noor van Dijk

Location :: Utrecht, Netherlands
Email :: noor@vandijk.example
Phone :: +31 6 555 01 299

## Professional experience
- Physics teacher, Lyceum Oost, Utrecht, 2019 – present
- Tutor, Studyhouse, Amersfoort, 2016 – 2019

## Education
- MSc Physics Education, Utrecht University, 2019
- BSc Physics, University of Groningen, 2016

## Skills
Curriculum design, Laboratory safety, Python

## Languages
Dutch, English, German`,
    truth: {
      name: 'Noor van Dijk',
      email: 'noor@vandijk.example',
      phone: '+31 6 555 01 299',
      address: 'Utrecht, Netherlands',
      education: ['Utrecht University', 'University of Groningen'],
      experience: ['Lyceum Oost', 'Studyhouse'],
      skills: ['Curriculum design', 'Laboratory safety', 'Python'],
      languages: ['Dutch', 'English', 'German'],
    },
  },
  {
    ...{ name: 'paper-bees', format: 'docx', template: 'paper' },
    text: `
# Night temperatures and foraging starts of solitary bees

Aoife Brennan, Lukas Meier

Published in: Annals of Insect Ecology, vol. 31
Published: 11 January 2024
doi:10.2468/aie.2024.0031

## Summary
Foraging of six species of solitary bees began earlier after warm nights. The shift was 4 minutes per degree. It was larger in towns.

Key words: solitary bees; foraging; temperature

## Introduction
Bees fly when it is warm enough.`,
    truth: {
      title: 'Night temperatures and foraging starts of solitary bees',
      authors: ['Aoife Brennan', 'Lukas Meier'],
      'publication date': '2024-01-11',
      journal: 'Annals of Insect Ecology',
      doi: '10.2468/aie.2024.0031',
      abstract:
        'Foraging of six species of solitary bees began earlier after warm nights. The shift was 4 minutes per degree. It was larger in towns.',
      keywords: ['solitary bees', 'foraging', 'temperature'],
    },
  },
  {
    ...{ name: 'paper-queues', format: 'pdf', template: 'paper' },
    text: `
Transactions on Applied Queueing · Volume 6 · 2020

# Fair Waiting in Shared Printers
by Ingrid Solberg* and Chen Wei**
* Department of Computing, Bergen Institute of Technology
** Harbin School of Engineering
Submitted 2 May 2020 · Published 30 October 2020

Abstract. Shared printers serve who comes first. We measure how long people wait and propose a rule that halves the longest wait. The mean wait stays as it was.

Keywords: queueing, fairness, printers

1 Introduction
Printers are shared in most offices.

https://doi.org/10.9012/taq.6.210`,
    truth: {
      title: 'Fair Waiting in Shared Printers',
      authors: ['Ingrid Solberg', 'Chen Wei'],
      'publication date': '2020-10-30',
      journal: 'Transactions on Applied Queueing',
      doi: '10.9012/taq.6.210',
      abstract:
        'Shared printers serve who comes first. We measure how long people wait and propose a rule that halves the longest wait. The mean wait stays as it was.',
      keywords: ['queueing', 'fairness', 'printers'],
    },
  },
  {
    ...{ name: 'article-sol', format: 'html', template: 'paper' },
    text: `
# Carbone des sols sous prairies permanentes

Auteurs : Claire Morvan, Hugo Lemaître
Publié dans : Revue des sols vivants, 2022
Date de publication : 5 avril 2022
DOI : 10.3344/rsv.2022.017

## Résumé
Le carbone a été mesuré sous trente prairies. Les plus anciennes en contiennent deux fois plus que les jeunes.

Mots-clés : carbone, prairie, sol

## Introduction
Les prairies couvrent un quart du pays.`,
    truth: {
      title: 'Carbone des sols sous prairies permanentes',
      authors: ['Claire Morvan', 'Hugo Lemaître'],
      'publication date': '2022-04-05',
      journal: 'Revue des sols vivants',
      doi: '10.3344/rsv.2022.017',
      abstract:
        'Le carbone a été mesuré sous trente prairies. Les plus anciennes en contiennent deux fois plus que les jeunes.',
      keywords: ['carbone', 'prairie', 'sol'],
    },
  },
  {
    ...{ name: 'board-minutes', format: 'pdf', template: 'meeting' },
    text: `
# BOARD MEETING MINUTES
Greenway Housing Trust

Meeting held on 18 April 2024 at 10:00 in the Board Room

In attendance || Apologies for absence
Sheila Grant (Chair) || Tomas Horak
Imran Aziz || Betty Lowe
Carol Finch

## Item 1: Repairs budget
RESOLVED: The repairs budget was raised to £85,000.

## Item 2: Office move
It was decided to stay in Weir Street for another year.

## Action points
1. Imran Aziz to inform the bank
2. Carol Finch to renew the lease

Date of next meeting: 16 May 2024`,
    truth: {
      date: '2024-04-18',
      attendees: ['Sheila Grant', 'Imran Aziz', 'Carol Finch'],
      absent: ['Tomas Horak', 'Betty Lowe'],
      decisions: ['repairs budget was raised', 'stay in Weir Street'],
      'action items': ['inform the bank', 'renew the lease'],
      'next meeting': '2024-05-16',
    },
  },
  {
    ...{ name: 'jour-fixe', format: 'docx', template: 'meeting' },
    text: `
# Besprechungsprotokoll

Betreff: Jour fixe Baustelle Nordring
Datum: 3. September 2024
Anwesend: Herr Pohl, Frau Reiter, Herr Çelik
Abwesend: Frau Janssen

## Entscheidungen
- Der Kran wird bis Oktober gemietet.
- Die Nachtarbeit entfällt.

## Maßnahmen
- Herr Pohl: Genehmigung einholen
- Frau Reiter: Anwohner informieren

Nächste Besprechung: 10. September 2024`,
    truth: {
      subject: 'Jour fixe Baustelle Nordring',
      date: '2024-09-03',
      attendees: ['Herr Pohl', 'Frau Reiter', 'Herr Çelik'],
      absent: ['Frau Janssen'],
      decisions: ['Kran wird bis Oktober', 'Nachtarbeit entfällt'],
      'action items': ['Genehmigung einholen', 'Anwohner informieren'],
      'next meeting': '2024-09-10',
    },
  },
  {
    ...{ name: 'standup-notes', format: 'txt', template: 'meeting' },
    text: `
# Weekly sync

Topic: Warehouse scanner rollout
When: 2024-10-07
Participants:
- Dee Albright
- Kofi Mensah
- Lin Zhao

Not present: Ed Farrow

Agreed:
- Pilot runs in hall 2 only
- Old scanners stay as spares

Next steps:
- Kofi Mensah orders 20 holders
- Lin Zhao writes the guide

Next session: 2024-10-14`,
    truth: {
      subject: 'Warehouse scanner rollout',
      date: '2024-10-07',
      attendees: ['Dee Albright', 'Kofi Mensah', 'Lin Zhao'],
      absent: ['Ed Farrow'],
      decisions: ['Pilot runs in hall 2', 'Old scanners stay'],
      'action items': ['orders 20 holders', 'writes the guide'],
      'next meeting': '2024-10-14',
    },
  },
];
