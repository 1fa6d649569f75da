/** Ordinary documents as files of their format; the same bytes each time. */

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import { plainDocx } from '../../helpers/plain-docx.ts';
import { escaped } from '../telecom/text-formats.ts';
import { type OrdinaryDocument, type OrdinaryLine, ordinaryGroups, ordinaryLines } from './ordinary-document.ts';

export function ordinaryBytes({ format, text, name }: OrdinaryDocument): Uint8Array {
  const lines = ordinaryLines(text);
  switch (format) {
    case 'pdf':
      return pdfOf(lines, name);
    case 'docx':
      return docxOf(lines);
    case 'html':
      return strToU8(htmlOf(lines, name));
    case 'eml':
      return strToU8(mailOf(lines, text));
    case 'md':
      return strToU8(lines.map(markdownLine).join('\n'));
    default:
      return strToU8(lines.map(plainLine).join('\n'));
  }
}

const cellsOf = (line: OrdinaryLine) => ('cells' in line ? line.cells : []);
const textOf = (line: OrdinaryLine) => ('text' in line ? line.text : '');

/** Columns of letters, as people set them in a plain text. */
function plainLine(line: OrdinaryLine): string {
  switch (line.kind) {
    case 'heading':
      return line.level === 1 ? line.text.toUpperCase() : line.text;
    case 'item':
      return `  * ${line.text}`;
    case 'right':
      return line.text.padStart(76);
    case 'row':
      return line.cells.map((cell, at) => (at === 0 ? cell.padEnd(38) : cell.padStart(12))).join('');
    case 'columns':
      return line.cells.map((cell, at) => (at === line.cells.length - 1 ? cell : cell.padEnd(44))).join('');
    case 'pair':
      return `${line.cells[0]}:`.padEnd(24) + line.cells.slice(1).join('  ');
    default:
      return textOf(line);
  }
}

function markdownLine(line: OrdinaryLine): string {
  if (line.kind === 'heading') return `${'#'.repeat(line.level)} ${line.text}`;
  if (line.kind === 'item') return `- ${line.text}`;
  if (line.kind === 'row') return `| ${line.cells.join(' | ')} |`;
  if (line.kind === 'pair') return `**${line.cells[0]}:** ${line.cells.slice(1).join(' ')}  `;
  if (line.kind === 'columns') return `${line.cells.filter((cell) => cell !== '').join(' · ')}  `;
  return line.kind === 'line' ? `${line.text}  ` : textOf(line);
}

/** Headers stand before the first blank line of the text itself, as `Name: value`. */
function mailOf(lines: readonly OrdinaryLine[], text: string): string {
  const headers = text.trim().split('\n\n')[0] ?? '';
  const body = lines.slice(headers.split('\n').length + 1).map(plainLine);
  return [...headers.split('\n'), 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', ...body].join(
    '\r\n',
  );
}

function htmlOf(lines: readonly OrdinaryLine[], name: string): string {
  const body = ordinaryGroups(lines).map((group): string => {
    const [first] = group;
    switch (first?.kind) {
      case 'heading':
        return group
          .map(
            (line) =>
              `<h${'level' in line ? line.level : 2}>${escaped(textOf(line))}</h${'level' in line ? line.level : 2}>`,
          )
          .join('\n');
      case 'item':
        return `<ul>${group.map((line) => `<li>${escaped(textOf(line))}</li>`).join('')}</ul>`;
      case 'row':
      case 'pair':
        return `<table>${group
          .map(
            (line) =>
              `<tr>${cellsOf(line)
                .map((cell) => `<td>${escaped(cell)}</td>`)
                .join('')}</tr>`,
          )
          .join('\n')}</table>`;
      case 'columns':
        return `<table><tr>${columnsOf(group)
          .map((column) => `<td>${column.map(escaped).join('<br>')}</td>`)
          .join('')}</tr></table>`;
      case 'right':
        return group.map((line) => `<p align="right">${escaped(textOf(line))}</p>`).join('\n');
      case 'line':
        return `<p>${group.map((line) => escaped(textOf(line))).join('<br>\n')}</p>`;
      default:
        return '';
    }
  });
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(name)}</title></head><body>\n${body.join('\n')}\n</body></html>`;
}

/** Lines of two columns as the columns. */
function columnsOf(group: readonly OrdinaryLine[]): string[][] {
  const count = Math.max(...group.map((line) => cellsOf(line).length));
  return Array.from({ length: count }, (_, at) =>
    group.map((line) => cellsOf(line)[at] ?? '').filter((cell) => cell !== ''),
  );
}

function docxOf(lines: readonly OrdinaryLine[]): Uint8Array {
  const run = (text: string) =>
    `<w:r>${text
      .split('\t')
      .map((piece) => `<w:t xml:space="preserve">${escaped(piece)}</w:t>`)
      .join('<w:tab/>')}</w:r>`;
  const paragraph = (text: string, style = '') =>
    `<w:p>${style === '' ? '' : `<w:pPr>${style}</w:pPr>`}${run(text)}</w:p>`;
  const table = (rows: readonly (readonly (readonly string[])[])[]) =>
    `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${(cell.length === 0 ? [''] : cell).map((text) => paragraph(text)).join('')}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
  const body = ordinaryGroups(lines).map((group): string => {
    switch (group[0]?.kind) {
      case 'row':
        return table(group.map((line) => cellsOf(line).map((cell) => [cell])));
      case 'columns':
        return table([columnsOf(group)]);
      case 'pair':
        return group.map((line) => paragraph(cellsOf(line).join('\t'))).join('');
      case 'heading':
        return group
          .map((line) => paragraph(textOf(line), `<w:pStyle w:val="Heading${'level' in line ? line.level : 1}"/>`))
          .join('');
      case 'right':
        return group.map((line) => paragraph(textOf(line), '<w:jc w:val="right"/>')).join('');
      case 'item':
        return group.map((line) => paragraph(`•\t${textOf(line)}`)).join('');
      case 'line':
        return group.map((line) => paragraph(textOf(line))).join('');
      default:
        return '<w:p/>';
    }
  });
  const parts = unzipSync(plainDocx(['X']));
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [
        path,
        strToU8(
          strFromU8(part).replace(/<w:p><w:r><w:t xml:space="preserve">X<\/w:t><\/w:r><\/w:p>/, () => body.join('')),
        ),
      ]),
    ),
  );
}

const sheet = { width: 595, height: 842, side: 60, top: 56, bottom: 60 };

function pdfOf(lines: readonly OrdinaryLine[], title: string): Uint8Array {
  const pdf = new PDFDocument({
    ...{ size: [sheet.width, sheet.height], margin: 0, compress: false },
    info: { Title: title, CreationDate: new Date(Date.UTC(2024, 0, 15)) },
  });
  const width = sheet.width - 2 * sheet.side;
  let y = sheet.top;
  const put = (text: string, x: number, most: number, size = 10, bold = false, align: 'left' | 'right' = 'left') => {
    pdf.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(size);
    const height = text === '' ? 0 : pdf.heightOfString(text, { width: most, lineGap: 2 });
    if (text !== '') pdf.text(text, x, y, { width: most, lineGap: 2, align });
    return height;
  };
  for (const line of lines) {
    if (y > sheet.height - sheet.bottom - 30) {
      pdf.addPage();
      y = sheet.top;
    }
    const cells = cellsOf(line);
    if (line.kind === 'blank') y += 9;
    else if (line.kind === 'heading') y += put(line.text, sheet.side, width, line.level === 1 ? 17 : 12, true) + 4;
    else if (line.kind === 'item') {
      put('•', sheet.side + 8, 10);
      y += put(line.text, sheet.side + 20, width - 20) + 1;
    } else if (line.kind === 'right') y += put(line.text, sheet.side, width, 10, false, 'right');
    else if (line.kind === 'row') {
      const part = width / (cells.length + 1);
      const heights = cells.map((cell, at) =>
        put(cell, sheet.side + (at === 0 ? 4 : part * (at + 1) + 4), at === 0 ? 2 * part - 8 : part - 8, 9),
      );
      const height = Math.max(...heights) + 5;
      pdf
        .lineWidth(0.5)
        .rect(sheet.side, y - 3, width, height)
        .stroke();
      y += height;
    } else if (line.kind === 'columns')
      y += Math.max(
        12,
        ...cells.map((cell, at) => put(cell, sheet.side + (at * width) / cells.length, width / cells.length - 12)),
      );
    else if (line.kind === 'pair')
      y += Math.max(...cells.map((cell, at) => put(cell, sheet.side + at * 150, at === 0 ? 145 : width - 150)));
    else y += put(textOf(line), sheet.side, width);
  }
  pdf.end();
  const parts: Buffer[] = [];
  for (let part: unknown = pdf.read(); part instanceof Uint8Array; part = pdf.read()) parts.push(Buffer.from(part));
  return new Uint8Array(Buffer.concat(parts));
}
