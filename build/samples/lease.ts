import { finishPaper, newPaper, type Paper } from './typography.ts';

const margin = 78;
const ink = '#1d1d1f';
const soft = '#6e6e73';
const rule = '#c9c9ce';

type Clause = { readonly number: string; readonly text: string };
type Section = { readonly heading: string; readonly clauses: readonly Clause[] };

const terms: readonly (readonly [string, string])[] = [
  ['Landlord', 'Harbour Street Works Ltd, 2 Harbour Street, Whitcombe'],
  ['Tenant', 'Tern & Lyle, river surveyors, partnership'],
  ['Premises', 'Studio 4, second floor, 2 Harbour Street, 84 square metres'],
  ['Term', 'Five years, from 1 May 2026 to 30 April 2031'],
  ['Rent', '1,450 pounds a month, in advance on the first day of each month'],
  ['Deposit', '4,350 pounds, held in a separate account'],
];

/** Three pages: what is let and paid · using, repairing, ending · what happens at the end. One array per page. */
const pages: readonly (readonly Section[])[] = [
  [
    {
      heading: 'The letting',
      clauses: [
        {
          number: '1.',
          text: 'The landlord lets Studio 4 to the tenant for the term. The letting includes the use, together with the other tenants, of the front entrance, the stairs, the lift, the kitchen on the second floor and the bicycle store in the yard.',
        },
        {
          number: '2.',
          text: 'The tenant may enter the premises at any hour of any day. The lift is out of service for inspection on the first Monday of March and September.',
        },
      ],
    },
    {
      heading: 'Rent and deposit',
      clauses: [
        {
          number: '3.',
          text: 'The rent is fixed for the first two years. On 1 May 2028, and on each first of May after that, it rises by the change in the consumer price index over the twelve months to the end of February, but by no more than three per cent in any one year.',
        },
        {
          number: '4.',
          text: 'Rent that is more than ten days late carries interest of four per cent a year above the base rate, counted from the day it was due.',
        },
        {
          number: '5.',
          text: 'The landlord returns the deposit within twenty-one days after the tenant has handed back the keys, less the cost of any repair the tenant was bound to make and did not.',
        },
      ],
    },
  ],
  [
    {
      heading: 'Using and looking after the studio',
      clauses: [
        {
          number: '6.',
          text: 'The tenant uses the studio as an office and for the storage and calibration of surveying instruments. Lithium batteries of more than one kilowatt hour in all are kept in the steel cabinet by the east wall.',
        },
        {
          number: '7.',
          text: 'The landlord keeps the roof, the outer walls, the windows, the lift and the heating in good repair. The tenant keeps the inside in the condition shown in the photographs of 24 April 2026, fair wear excepted.',
        },
        {
          number: '8.',
          text: 'The tenant may put up shelves and partitions that can be taken down without a trace. Anything that touches the pipes, the wiring or the outer walls needs the written consent of the landlord, who answers within fifteen working days.',
        },
        {
          number: '9.',
          text: 'The landlord insures the building. The tenant insures its own instruments and its liability to others for at least two million pounds, and shows the policy when asked.',
        },
      ],
    },
    {
      heading: 'Ending the lease early',
      clauses: [
        {
          number: '10.',
          text: 'The tenant may end this lease early by giving the landlord at least ninety days of written notice. The notice may not take effect before 1 May 2028.',
        },
        {
          number: '11.',
          text: 'The landlord may end this lease early only if the rent is two months overdue, or if the tenant has broken a term of this lease and has not put it right within thirty days of being asked in writing.',
        },
        {
          number: '12.',
          text: 'If fire or flood makes the studio unfit for use for more than sixty days, either side may end this lease at once, and no rent is due for the days on which the studio could not be used.',
        },
      ],
    },
  ],
  [
    {
      heading: 'At the end',
      clauses: [
        {
          number: '13.',
          text: 'When the lease ends the tenant hands back all keys, removes its own fittings and leaves the studio swept. Fittings left behind for more than fourteen days belong to the landlord.',
        },
        {
          number: '14.',
          text: 'During the last three months the landlord may show the studio to others on working days between ten and four, with one day of warning.',
        },
      ],
    },
    {
      heading: 'Notices and disputes',
      clauses: [
        {
          number: '15.',
          text: 'A notice under this lease is given in writing, by hand or by recorded post, to the address named on the first page. A notice by e-mail counts only if the other side confirms it.',
        },
        {
          number: '16.',
          text: 'Before going to court the two sides meet once, with a mediator whose fee they share in equal parts.',
        },
      ],
    },
  ],
];

/** The lease of the sample folder: three pages, numbered clauses, a table of terms, running header and footer. */
export async function lease(): Promise<Uint8Array> {
  const paper = newPaper('Lease of Studio 4, 2 Harbour Street', 'Harbour Street Works Ltd', margin);
  pages.forEach((sections, index) => {
    paper.addPage();
    runningLines(paper, index + 1);
    if (index === 0) opening(paper);
    for (const section of sections) drawSection(paper, section);
    if (index === pages.length - 1) signatures(paper);
  });
  return finishPaper(paper);
}

function runningLines(paper: Paper, page: number): void {
  const width = paper.page.width - 2 * margin;
  const bottom = paper.page.margins.bottom;
  // Below the margin pdfkit would start a new page.
  paper.page.margins.bottom = 0;
  paper.font('sans').fontSize(8.5).fillColor(soft);
  if (page > 1) paper.text('Lease of Studio 4, 2 Harbour Street', margin, 44, { width, lineBreak: false });
  paper.text(`Page ${page} of ${pages.length}`, margin, paper.page.height - 50, {
    width,
    align: 'right',
    lineBreak: false,
  });
  paper.page.margins.bottom = bottom;
  paper.x = margin;
  paper.y = margin;
}

function opening(paper: Paper): void {
  const width = paper.page.width - 2 * margin;
  paper.font('sansBold').fontSize(9.5).fillColor(soft).text('LEASE', { characterSpacing: 1.6 });
  paper.moveDown(0.3).font('serifBold').fontSize(25).fillColor(ink).text('Studio 4, 2 Harbour Street');
  paper.moveDown(0.35).font('serifItalic').fontSize(11.5).fillColor(soft);
  paper.text('Made on 16 March 2026 between the landlord and the tenant named below.');
  paper.moveDown(1.1);
  for (const [name, value] of terms) {
    const top = paper.y;
    paper
      .moveTo(margin, top)
      .lineTo(margin + width, top)
      .lineWidth(0.5)
      .strokeColor(rule)
      .stroke();
    paper
      .font('sansBold')
      .fontSize(10)
      .fillColor(ink)
      .text(name, margin, top + 6, { width: 90 });
    paper
      .font('serif')
      .fontSize(10.5)
      .text(value, margin + 96, top + 5.4, { width: width - 96 });
    paper.x = margin;
    paper.y += 6;
  }
  paper
    .moveTo(margin, paper.y)
    .lineTo(margin + width, paper.y)
    .lineWidth(0.5)
    .strokeColor(rule)
    .stroke();
  paper.moveDown(1.4);
}

function drawSection(paper: Paper, section: Section): void {
  const width = paper.page.width - 2 * margin;
  paper.font('sansBold').fontSize(13).fillColor(ink).text(section.heading, margin, paper.y, { width });
  paper.moveDown(0.45);
  for (const clause of section.clauses) {
    const top = paper.y;
    paper
      .font('sans')
      .fontSize(10)
      .fillColor(soft)
      .text(clause.number, margin, top + 0.8, { width: 30, lineBreak: false });
    paper
      .font('serif')
      .fontSize(11)
      .fillColor(ink)
      .text(clause.text, margin + 34, top, { width: width - 34, lineGap: 2.6 });
    paper.moveDown(0.6);
  }
  paper.moveDown(0.9);
}

function signatures(paper: Paper): void {
  const half = (paper.page.width - 2 * margin - 36) / 2;
  const top = paper.y + 54;
  for (const [index, [name, role]] of [
    ['Ines Calder', 'for Harbour Street Works Ltd, landlord'],
    ['Jonah Tern', 'for Tern & Lyle, tenant'],
  ].entries()) {
    const left = margin + index * (half + 36);
    paper
      .moveTo(left, top)
      .lineTo(left + half, top)
      .lineWidth(0.7)
      .strokeColor(ink)
      .stroke();
    paper
      .font('serifBold')
      .fontSize(10.5)
      .fillColor(ink)
      .text(name ?? '', left, top + 6, { width: half });
    paper
      .font('serif')
      .fontSize(10)
      .fillColor(soft)
      .text(role ?? '', left, paper.y, { width: half });
  }
}
