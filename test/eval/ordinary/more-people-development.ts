/** More curricula, papers and notes of meetings that rules are worked on with, in other layouts. */
import type { OrdinaryDocument } from './ordinary-document.ts';

export const morePeopleDevelopment: readonly OrdinaryDocument[] = [
  {
    ...{ name: 'cv-accountant', format: 'pdf', template: 'cv' },
    text: `
# Samir Khoury
Chartered accountant

Address: 40 Weaver Street, Bradford
Telephone: 01274 555 018 || E-mail: samir.khoury@example.org
Date of birth: 21 March 1986

## Career history
Finance Manager || 2018 to present
Aire Textiles Ltd, Bradford
Audit Senior || 2012 to 2018
Holroyd & Partners, Leeds

## Education and training
ACA, Institute of Chartered Accountants, 2012
BA Economics, University of York, 2008

## Skills
- Budgeting
- Sage 200
- Internal audit

## Languages
- English
- Arabic`,
    truth: {
      name: 'Samir Khoury',
      email: 'samir.khoury@example.org',
      phone: '01274 555 018',
      address: '40 Weaver Street, Bradford',
      'date of birth': '1986-03-21',
      education: ['Institute of Chartered', 'University of York'],
      experience: ['Aire Textiles', 'Holroyd & Partners'],
      skills: ['Budgeting', 'Sage 200', 'Internal audit'],
      languages: ['English', 'Arabic'],
    },
  },
  {
    ...{ name: 'cv-designer', format: 'docx', template: 'cv' },
    text: `
Elena Petrova || Varna, Bulgaria
Graphic designer || elena@petrova.example
|| +359 88 555 0133

## WORK HISTORY
- Senior Designer at Studio Morena, Varna, 2020 – now
- Designer at Print House Delta, 2016 – 2020

## EDUCATION
- BA Graphic Design, National Academy of Arts, Sofia, 2016

## TOOLS
Figma, Illustrator, InDesign

## LANGUAGES
Bulgarian (native), English, German (B1)`,
    truth: {
      name: 'Elena Petrova',
      email: 'elena@petrova.example',
      phone: '+359 88 555 0133',
      address: 'Varna, Bulgaria',
      education: ['National Academy of Arts'],
      experience: ['Studio Morena', 'Print House Delta'],
      skills: ['Figma', 'Illustrator', 'InDesign'],
      languages: ['Bulgarian', 'English', 'German'],
    },
  },
  {
    ...{ name: 'paper-tides', format: 'docx', template: 'paper' },
    text: `
# Tidal marsh growth under rising seas: a twenty-year record

M. Okonkwo¹, S. Laurent² and P. Virtanen¹

¹ Coastal Research Centre, Lowestoft; ² Université de Bretagne

Estuarine Letters, vol. 9, no. 4, pp. 211–226. Published online 6 June 2019. doi: 10.6677/el.2019.0411

ABSTRACT

Marsh height was measured at forty posts for twenty years. Most marshes kept pace with the sea. Those cut off by walls did not.

KEYWORDS: marsh, sea level, sediment

1. INTRODUCTION

Marshes trap sediment.`,
    truth: {
      title: 'Tidal marsh growth under rising seas: a twenty-year record',
      authors: ['M. Okonkwo', 'S. Laurent', 'P. Virtanen'],
      'publication date': '2019-06-06',
      journal: 'Estuarine Letters',
      doi: '10.6677/el.2019.0411',
      abstract:
        'Marsh height was measured at forty posts for twenty years. Most marshes kept pace with the sea. Those cut off by walls did not.',
      keywords: ['marsh', 'sea level', 'sediment'],
    },
  },
  {
    ...{ name: 'minutes-trustees', format: 'docx', template: 'meeting' },
    text: `
# Trustees' meeting

Fenwick Library Trust
Thursday, 14 November 2024, 6 pm, reading room

Attending || Apologies
Nora Blythe (chair) || Simon Peel
Amir Shah ||
Judith Crane ||

## 1 Opening hours
Agreed: the library opens on Saturdays from January.

## 2 Heating
The trustees resolved to replace the boiler.

## Actions
| Action | Who | By |
| Get three boiler quotes | Amir Shah | 30 November |
| Write the Saturday notice | Judith Crane | 10 December |

Next meeting: 12 December 2024, 6 pm`,
    truth: {
      subject: "Trustees' meeting",
      date: '2024-11-14',
      attendees: ['Nora Blythe', 'Amir Shah', 'Judith Crane'],
      absent: ['Simon Peel'],
      decisions: ['opens on Saturdays', 'replace the boiler'],
      'action items': ['Get three boiler quotes', 'Write the Saturday notice'],
      'next meeting': '2024-12-12',
    },
  },
  {
    ...{ name: 'ergebnisprotokoll', format: 'txt', template: 'meeting' },
    text: `
# Ergebnisprotokoll

Besprechung vom 08.02.2024
Thema: Einführung Homeoffice
Anwesende:
- Ines Falk
- Ralf Decker
- Yasmin Öz
Nicht anwesend: Udo Brehm

Beschlüsse:
- Zwei Tage Homeoffice je Woche
- Kernzeit von 10 bis 14 Uhr

Aufgaben:
- Ines Falk: Betriebsvereinbarung entwerfen
- Yasmin Öz: Laptops bestellen

Nächstes Treffen: 22.02.2024`,
    truth: {
      subject: 'Einführung Homeoffice',
      date: '2024-02-08',
      attendees: ['Ines Falk', 'Ralf Decker', 'Yasmin Öz'],
      absent: ['Udo Brehm'],
      decisions: ['Zwei Tage Homeoffice', 'Kernzeit von 10 bis 14'],
      'action items': ['Betriebsvereinbarung entwerfen', 'Laptops bestellen'],
      'next meeting': '2024-02-22',
    },
  },
  {
    ...{ name: 'project-call', format: 'html', template: 'meeting' },
    text: `
# Project call: website relaunch

| Date | 19 August 2024 |
| Participants | Hugo Lind, Mara Stein, Teo Vance |
| Not attending | Ana Cruz |

## Decided
- The old blog is archived.
- The new site starts in English only.

## To do
- Hugo Lind – export the blog posts
- Mara Stein – write the start page

Next call on 26 August 2024.`,
    truth: {
      subject: 'website relaunch|Project call: website relaunch',
      date: '2024-08-19',
      attendees: ['Hugo Lind', 'Mara Stein', 'Teo Vance'],
      absent: ['Ana Cruz'],
      decisions: ['old blog is archived', 'English only'],
      'action items': ['export the blog posts', 'write the start page'],
      'next meeting': '2024-08-26',
    },
  },
];
