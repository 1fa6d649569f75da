/** An XLSX workbook of one sheet, written row by row (ECMA-376): neither the sheet nor its XML is ever whole in memory. */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { workbookLimits } from './limits.ts';
import { addressOf, boxesXml, notesXml, rowXml, type WorkbookCell, xmlText } from './sheet-xml.ts';

export type Workbook = {
  /** The sheet's name; what programs refuse in one is left out. */
  readonly name: string;
  readonly head: readonly string[];
  /** Widths of the columns in letters. */
  readonly widths: readonly number[];
  /** Asked for one by one. */
  readonly rows: Iterable<readonly WorkbookCell[]>;
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** `rest` is awaited after every `workbookLimits.rowsAtOnce` rows. Resolves with the file's bytes. */
export async function writeWorkbook(
  { name, head, widths, rows }: Workbook,
  rest: () => Promise<void>,
): Promise<Uint8Array> {
  const written = collected();
  const part = (path: string) => partOf(written.zip, path);
  // Parts whose rows come one by one lie open side by side; compressed, they are small.
  const [sheet, notes, boxes] = [
    part('xl/worksheets/sheet1.xml'),
    part('xl/comments1.xml'),
    part('xl/drawings/vmlDrawing1.vml'),
  ];
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  sheet.write(
    `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}"><cols>${columns.join('')}</cols><sheetData>`,
  );
  notes.write(`${declaration}<comments xmlns="${main}"><authors><author>Docent</author></authors><commentList>`);
  boxes.write(
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>',
  );
  sheet.write(
    rowXml(
      0,
      head.map((value) => ({ value, note: null, isDay: false })),
    ),
  );
  let last = 0;
  for (const cells of rows) {
    last += 1;
    sheet.write(rowXml(last, cells));
    notes.write(notesXml(last, cells));
    boxes.write(boxesXml(last, cells));
    if (last % workbookLimits.rowsAtOnce === 0) await rest();
  }
  const range = `A1:${addressOf(last, head.length - 1)}`;
  sheet.end(`</sheetData><autoFilter ref="${range}"/><legacyDrawing r:id="rId1"/></worksheet>`);
  notes.end('</commentList></comments>');
  boxes.end('</xml>');
  for (const [path, text] of Object.entries(fixedParts(tidyName(name), range))) part(path).end(declaration + text);
  return written.end();
}

/** What a ZIP gives, in its parts. */
function collected() {
  const pieces: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) failure = error;
    else pieces.push(piece);
  });
  return {
    zip,
    end(): Uint8Array {
      zip.end();
      if (failure) throw failure;
      const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const piece of pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return bytes;
    },
  };
}

function partOf(zip: Zip, path: string) {
  const file = new ZipDeflate(path, { level: workbookLimits.compression });
  // A time of now would make two files of one table.
  file.mtime = new Date(2000, 0, 1);
  zip.add(file);
  let held = '';
  const flush = (isLast: boolean) => {
    file.push(strToU8(held), isLast);
    held = '';
  };
  return {
    write(text: string): void {
      held += text;
      if (held.length >= workbookLimits.pieceBytes) flush(false);
    },
    end(text: string): void {
      held += text;
      flush(true);
    },
  };
}

function tidyName(name: string): string {
  const tidy = name
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .slice(0, workbookLimits.nameCharacters)
    .trim();
  return tidy === '' ? 'Table' : tidy;
}

function fixedParts(name: string, range: string): Readonly<Record<string, string>> {
  const [column, row] = [/^A1:([A-Z]+)/.exec(range)?.[1] ?? 'A', /(\d+)$/.exec(range)?.[1] ?? '1'];
  const filtered = `'${name.replace(/'/g, "''")}'!$A$1:$${column}$${row}`;
  const relations = (...all: readonly (readonly [id: string, type: string, target: string])[]) =>
    `<Relationships xmlns="${packaging}/relationships">${all
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`;
  const override = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${types}.${type}+xml"/>`;
  return {
    '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override('workbook.xml', 'sheet.main')}${override('worksheets/sheet1.xml', 'worksheet')}${override('styles.xml', 'styles')}${override('comments1.xml', 'comments')}</Types>`,
    '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${xmlText(filtered)}</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'styles', 'styles.xml'],
    ),
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': relations(
      ['rId1', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['rId2', 'comments', '../comments1.xml'],
    ),
  };
}
