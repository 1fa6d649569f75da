import { strToU8, zipSync } from 'fflate';

type Block =
  | { readonly kind: 'title' | 'heading' | 'text' | 'item'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

const blocks: readonly Block[] = [
  { kind: 'title', text: 'Office meeting, 9 March 2026' },
  { kind: 'text', text: 'Present: Jonah Tern, Marta Lyle, Priya Anand, Wouter de Haan. Notes: Priya.' },
  { kind: 'heading', text: 'Moving to Harbour Street' },
  {
    kind: 'text',
    text: 'Marta has read the draft lease and is happy with it. The move is set for the last weekend of April, so that the instruments are calibrated and back in use by 4 May.',
  },
  { kind: 'item', text: 'Wouter books a van with a tail lift for 25 April.' },
  {
    kind: 'item',
    text: 'Priya orders a second steel cabinet, because the one by the east wall holds only half of the batteries.',
  },
  { kind: 'item', text: 'Jonah photographs every wall before the first box goes in.' },
  { kind: 'heading', text: 'Gauge network for the council' },
  {
    kind: 'text',
    text: 'The council accepts the radar gauges and wants all six in place before the first frost. Marta agreed to deliver the brackets by 18 September and to be finished by 16 October.',
  },
  {
    kind: 'table',
    rows: [
      ['Tributary', 'Bracket', 'Gauge', 'Who'],
      ['Ash Brook', '4 September', '21 September', 'Wouter'],
      ['Millrace', '4 September', '23 September', 'Wouter'],
      ['Upper Wend', '11 September', '5 October', 'Priya'],
      ['Quarry Stream', '18 September', '12 October', 'Marta'],
    ],
  },
  { kind: 'heading', text: 'Money' },
  {
    kind: 'text',
    text: 'The new boat engine is put off until next year. Jonah asks the insurer whether the drone is covered over water; nobody flies it until the answer is here.',
  },
  { kind: 'text', text: 'Next meeting: Monday 13 April, half past nine.' },
];

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Zip entries need a date; a fixed one gives the same bytes every time. */
const made = new Date('2026-03-09T11:00:00');

/** The meeting notes as a Word document: styles, a bulleted list, a table. */
export function meetingNotes(): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
      ['word/document.xml', 'document.main'],
      ['word/styles.xml', 'styles'],
      ['word/numbering.xml', 'numbering'],
    ]
      .map(
        ([path, type]) =>
          `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
      )
      .join(
        '',
      )}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': relations([
      ['http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument', 'word/document.xml'],
      ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
    ]),
    'word/_rels/document.xml.rels': relations([
      ['http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles', 'styles.xml'],
      ['http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering', 'numbering.xml'],
    ]),
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Office meeting, 9 March 2026</dc:title><dc:creator>Priya Anand</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-09T11:00:00Z</dcterms:created></cp:coreProperties>`,
    'word/styles.xml': `${head}<w:styles xmlns:w="${namespace}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${style('Normal', 'Normal', '', '')}${style('Title', 'Title', '<w:spacing w:after="120"/>', '<w:b/><w:sz w:val="40"/>')}${style('Heading1', 'heading 1', '<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="26"/>')}${style('ListBullet', 'List Bullet', '<w:numPr><w:numId w:val="1"/></w:numPr>', '')}</w:styles>`,
    'word/numbering.xml': `${head}<w:numbering xmlns:w="${namespace}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="480" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/document.xml': `${head}<w:document xmlns:w="${namespace}"><w:body>${blocks.map(blockXml).join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), {
    level: 9,
    mtime: made,
  });
}

const styleOf = { title: 'Title', heading: 'Heading1', text: 'Normal', item: 'ListBullet' } as const;

function blockXml(block: Block): string {
  if (block.kind !== 'table') return paragraph(block.text, styleOf[block.kind]);
  const borders = ['top', 'bottom', 'insideH']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:color="C9C9CE"/>`)
    .join('');
  const rows = block.rows.map(
    (row) =>
      `<w:tr>${row.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="2268" w:type="dxa"/></w:tcPr>${paragraph(cell, 'Normal')}</w:tc>`).join('')}</w:tr>`,
  );
  const grid = '<w:gridCol w:w="2268"/>'.repeat(block.rows[0]?.length ?? 0);
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function paragraph(text: string, styleId: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${styleId}"/></w:pPr><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}

function style(id: string, name: string, paragraphXml: string, runXml: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/><w:pPr>${paragraphXml}</w:pPr><w:rPr>${runXml}</w:rPr></w:style>`;
}

function relations(entries: readonly (readonly [type: string, target: string])[]): string {
  const lines = entries.map(
    ([type, target], index) => `<Relationship Id="r${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
