/** Documents as DOCX and XLSX. */
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { breakNames } from './break-names.ts';
import type { Block, ComposedDocument } from './telecom-types.ts';
import { escaped, rowsOf } from './text-formats.ts';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A DOCX with heading styles, numbered lists, tables, and footnotes as a word processor keeps them. */
export function asDocx({ title, blocks, broken }: ComposedDocument): Uint8Array {
  const notes = blocks.flatMap((block) => (block.kind === 'footnotes' ? block.notes : []));
  const lists = blocks.filter(({ kind }) => kind === 'list').length;
  const run = (text: string) => runOf(text, broken);
  let list = 0;
  const body = blocks
    .map((block, index) => {
      if (block.kind === 'list') list += 1;
      // The heading before the notes is for formats that have none of their own.
      if (block.kind === 'heading' && blocks[index + 1]?.kind === 'footnotes') return '';
      return wordBlock(block, list, run);
    })
    .join('');
  const withNotes = body.replace(/( \[\d\])+/, (marks) =>
    marks.replaceAll(/ \[(\d)\]/g, '</w:t></w:r><w:r><w:footnoteReference w:id="$1"/></w:r><w:r><w:t>'),
  );
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${packageRelations}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${packageRelations}">${['styles', 'numbering', 'footnotes']
      .map((part) => `<Relationship Id="${part}" Type="${relations}/${part}" Target="${part}.xml"/>`)
      .join('')}</Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${main}"><w:body>${withNotes}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': `<w:styles xmlns:w="${main}">${[1, 2, 3]
      .map(
        (level) =>
          `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr></w:style>`,
      )
      .join('')}</w:styles>`,
    'word/numbering.xml': numbering(lists),
    'word/footnotes.xml': `<w:footnotes xmlns:w="${main}">${notes
      .map((note, index) => `<w:footnote w:id="${index + 1}"><w:p>${run(note)}</w:p></w:footnote>`)
      .join('')}</w:footnotes>`,
  };
  const bytes = Object.entries(files).map(([name, text]) => [name, strToU8(declaration + text)] as const);
  return zipSync(Object.fromEntries(bytes), { mtime: new Date(2024, 0, 15) });
}

/** A run of text; a name that is to be broken stands in two runs with a line break between. */
function runOf(text: string, broken: readonly string[]): string {
  const lines = breakNames(text, broken, '\n').split('\n');
  return lines
    .map((line, index) => `<w:r>${index > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`)
    .join('');
}

function wordBlock(block: Block, list: number, run: (text: string) => string): string {
  const paragraph = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
  switch (block.kind) {
    case 'heading':
      return paragraph(block.text, `<w:pStyle w:val="Heading${block.level}"/>`);
    case 'paragraph':
      return paragraph(block.text);
    case 'list': {
      // Every list of a document counts from one.
      const id = block.ordered ? list + 1 : 1;
      const properties = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
      return block.items.map((item) => paragraph(item, properties)).join('');
    }
    case 'definitions':
      return block.pairs
        .map(([term, meaning]) => paragraph(term, '<w:keepNext/>') + paragraph(meaning, '<w:ind w:left="720"/>'))
        .join('');
    case 'keys':
      return (
        block.pairs.map(([key, value]) => `<w:p>${run(`${key}:`)}<w:r><w:tab/></w:r>${run(value)}</w:p>`).join('') +
        paragraph('')
      );
    case 'code':
      return block.lines.map((line) => paragraph(line)).join('');
    case 'footnotes':
      return '';
    case 'table': {
      const cell = (text: string, span: number) =>
        `<w:tc><w:tcPr><w:tcW w:w="${3000 * span}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}</w:tcPr><w:p>${run(text)}</w:p></w:tc>`;
      const rows = [block.head, ...block.rows].map(
        (row) => `<w:tr>${row.map((text) => cell(text, row.length === 1 ? block.head.length : 1)).join('')}</w:tr>`,
      );
      const grid = block.head.map(() => '<w:gridCol w:w="3000"/>').join('');
      return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>${paragraph('')}`;
    }
  }
}

function numbering(lists: number): string {
  const abstract = (id: number, format: string, text: string) =>
    `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum>`;
  const ordered = Array.from(
    { length: lists },
    (_, index) =>
      `<w:num w:numId="${index + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  return `<w:numbering xmlns:w="${main}">${abstract(0, 'bullet', '•')}${abstract(1, 'decimal', '%1.')}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${ordered.join('')}</w:numbering>`;
}

function contentTypes(): string {
  const parts = [
    ['document', 'document.main'],
    ['styles', 'styles'],
    ['numbering', 'numbering'],
    ['footnotes', 'footnotes'],
  ].map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${wordType}.${type}+xml"/>`);
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${parts.join('')}</Types>`;
}

/** An XLSX with a sheet per section; rows that span a table are merged cells. */
export function asXlsx({ blocks }: ComposedDocument): Uint8Array {
  const sheets: { readonly name: string; readonly blocks: Block[] }[] = [{ name: 'Cover', blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) sheets.push({ name: block.text, blocks: [] });
    sheets.at(-1)?.blocks.push(block);
  }
  const book = utils.book_new();
  sheets.forEach(({ name, blocks: own }, index) => {
    const rows = own.flatMap((block) => [...rowsOf(block), []]).map((row) => [...row]);
    const sheet = utils.aoa_to_sheet(rows);
    sheet['!merges'] = mergesOf(own);
    const safe = name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 26);
    utils.book_append_sheet(book, sheet, index === 0 ? safe : `${index} ${safe}`);
  });
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }) as Buffer);
}

function mergesOf(blocks: readonly Block[]) {
  let row = 0;
  return blocks.flatMap((block) => {
    const rows = rowsOf(block);
    const start = row;
    row += rows.length + 1;
    if (block.kind !== 'table') return [];
    return rows.flatMap((cells, index) =>
      cells.length === 1 ? [{ s: { r: start + index, c: 0 }, e: { r: start + index, c: block.head.length - 1 } }] : [],
    );
  });
}
