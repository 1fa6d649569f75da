/** Documents as Markdown, plain text, HTML, CSV and mail. */
import { breakNames, type NameBreak } from './break-names.ts';
import type { Block, ComposedDocument, TableBlock } from './telecom-types.ts';

/** Markdown with pipe tables. */
export function asMarkdown({ blocks }: ComposedDocument): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`;
}

function markdownOf(block: Block): string {
  const text = (value: string) => value.replaceAll('_', '\\_').replaceAll('|', '\\|');
  const code = (value: string) => (/^[\w./-]+$/.test(value) && /[._A-Z\d]/.test(value) ? `\`${value}\`` : text(value));
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${text(block.text)}`;
    case 'paragraph':
      return block.hidden ? `<!-- ${block.text} -->` : text(block.text);
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${text(item)}`).join('\n');
    case 'definitions':
      return block.pairs.map(([term, meaning]) => `**${text(term)}**\n: ${text(meaning)}`).join('\n\n');
    case 'keys':
      return block.pairs.map(([key, value]) => `**${key}:** ${code(value)}  `).join('\n');
    case 'code':
      return `\`\`\`\n${block.lines.join('\n')}\n\`\`\``;
    case 'footnotes':
      return block.notes.map((note, index) => `[${index + 1}] ${text(note)}`).join('\n\n');
    case 'table': {
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      const rows = block.rows.map((row) =>
        row.length === 1
          ? line(block.head.map((_, index) => (index === 0 ? `**${text(row[0] ?? '')}**` : '')))
          : line(row.map(code)),
      );
      return [line(block.head.map(text)), line(block.head.map(() => '---')), ...rows].join('\n');
    }
  }
}

/** Plain text with lines of at most 78 characters, tables in columns of spaces. */
export function asText({ blocks, broken }: ComposedDocument): string {
  const parts = blocks.map((block) => textOf(block, (value) => breakNames(value, broken, '\n')));
  return `${parts.join('\n\n')}\n`;
}

function textOf(block: Block, broken: NameBreak): string {
  switch (block.kind) {
    case 'heading':
      if (block.level === 3) return broken(block.text);
      return `${block.level === 1 ? block.text.toUpperCase() : block.text}\n${(block.level === 1 ? '=' : '-').repeat(block.text.length)}`;
    case 'paragraph':
      return wrapped(broken(block.text), '');
    case 'list':
      return block.items
        .map((item, index) => wrapped(broken(item), block.ordered ? `${index + 1}) ` : '* '))
        .join('\n');
    case 'definitions':
      return block.pairs.map(([term, meaning]) => `${broken(term)}\n${wrapped(meaning, '    ')}`).join('\n');
    case 'keys':
      return block.pairs.map(([key, value]) => wrapped(broken(value), `${`${key}:`.padEnd(14)} `)).join('\n');
    case 'code':
      return block.lines.map((line) => `    ${line}`).join('\n');
    case 'footnotes':
      return block.notes.map((note, index) => wrapped(note, `[${index + 1}] `)).join('\n');
    case 'table':
      return textTable(block, broken);
  }
}

function textTable({ head, rows }: TableBlock, broken: NameBreak): string {
  const lines: (readonly string[])[] = [head];
  for (const row of rows) {
    const [name = '', ...rest] = row;
    const [first = '', second] = broken(name).split('\n');
    if (second === undefined) lines.push(row);
    // The first half of a broken name has a line of its own.
    else lines.push([first], [second, ...rest]);
  }
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => (line.length > 1 ? (line[column] ?? '').length : 0))),
  );
  const printed = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [printed[0], rule, ...printed.slice(1)].join('\n');
}

/** The text in lines, the first after a mark and the others under it. */
function wrapped(text: string, mark: string): string {
  const indent = ' '.repeat(mark.length);
  const lines: string[] = [];
  for (const piece of text.split('\n')) {
    let line = lines.length === 0 ? mark : indent;
    let empty = true;
    for (const word of piece.split(' ')) {
      if (!empty && line.length + 1 + word.length > 78) {
        lines.push(line);
        line = indent;
        empty = true;
      }
      line += empty ? word : ` ${word}`;
      empty = false;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

/** A web page; `scaffold` puts a menu and a footer around the text. */
export function asHtml({ title, blocks, broken }: ComposedDocument, scaffold: boolean): string {
  const inline: NameBreak = (value) => breakNames(escaped(value), broken, '<br>');
  const body = blocks.map((block) => htmlOf(block, inline)).join('\n');
  const menu = '<nav><a href="#top">Start</a> <a href="/all">All documents</a></nav>';
  const main = scaffold ? `${menu}\n<main>\n${body}\n</main>\n<footer>Confidential until released</footer>` : body;
  return `<!doctype html>\n<html><head><meta charset="utf-8"><title>${escaped(title)}</title></head>\n<body>\n${main}\n</body></html>\n`;
}

/** With the signs that markup uses written as entities. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function htmlOf(block: Block, inline: NameBreak): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.hidden ? ' style="display:none"' : ''}>${inline(block.text)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${inline(item)}</li>`).join('\n')}</${tag}>`;
    }
    case 'definitions':
      return `<dl>${block.pairs.map(([term, meaning]) => `<dt>${inline(term)}</dt><dd>${inline(meaning)}</dd>`).join('\n')}</dl>`;
    case 'keys':
      return `<p>${block.pairs.map(([key, value]) => `<b>${inline(key)}:</b> ${inline(value)}`).join('<br>\n')}</p>`;
    case 'code':
      return `<pre>${block.lines.map(escaped).join('\n')}</pre>`;
    case 'footnotes':
      return `<div class="notes">${block.notes.map((note, index) => `<p><small>[${index + 1}] ${inline(note)}</small></p>`).join('\n')}</div>`;
    case 'table': {
      const head = `<tr>${block.head.map((cell) => `<th>${inline(cell)}</th>`).join('')}</tr>`;
      const rows = block.rows.map((row) =>
        row.length === 1
          ? `<tr><th colspan="${block.head.length}">${inline(row[0] ?? '')}</th></tr>`
          : `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join('')}</tr>`,
      );
      return `<table>${head}\n${rows.join('\n')}</table>`;
    }
  }
}

/** Rows of cells, as a table program saves a sheet with everything under one another. */
export function asCsv({ blocks }: ComposedDocument, separator: string): string {
  const cell = (value: string) => (/[",;\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${blocks
    .flatMap((block) => [...rowsOf(block), []])
    .map((row) => row.map(cell).join(separator))
    .join('\r\n')}\r\n`;
}

/** A block as rows of cells. */
export function rowsOf(block: Block): readonly (readonly string[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [[block.text]];
    case 'list':
      return block.items.map((item, index) => [block.ordered ? `${index + 1}` : '-', item]);
    case 'definitions':
    case 'keys':
      return block.pairs;
    case 'code':
      return block.lines.map((line) => [line]);
    case 'footnotes':
      return block.notes.map((note, index) => [`[${index + 1}]`, note]);
    case 'table':
      return [block.head, ...block.rows];
  }
}

/** A mail: plain text alone, or with the same as a web page beside it. */
export function asMail(document: ComposedDocument, withHtml: boolean): string {
  const encoding = 'Content-Transfer-Encoding: quoted-printable';
  const plain = `Content-Type: text/plain; charset=utf-8\r\n${encoding}\r\n\r\n${quotedPrintable(asText(document))}`;
  const head = [
    'From: Feature Desk <desk@example.com>',
    'To: Planning <planning@example.com>',
    `Subject: ${document.title}`,
    'Date: Mon, 15 Jan 2024 09:00:00 +0000',
    `Message-ID: <${document.title.toLowerCase().replaceAll(/[^a-z]/g, '')}@example.com>`,
    'MIME-Version: 1.0',
  ].join('\r\n');
  if (!withHtml) return `${head}\r\n${plain}`;
  const html = `Content-Type: text/html; charset=utf-8\r\n${encoding}\r\n\r\n${quotedPrintable(asHtml(document, false))}`;
  const parts = [plain, html].map((part) => `--part\r\n${part}\r\n`).join('');
  return `${head}\r\nContent-Type: multipart/alternative; boundary="part"\r\n\r\n${parts}--part--\r\n`;
}

function quotedPrintable(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      let out = '';
      let length = 0;
      for (const byte of Buffer.from(line.replace(/ $/, ''))) {
        const sign =
          byte < 32 || byte > 126 || byte === 61
            ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
            : String.fromCharCode(byte);
        if (length + sign.length > 73) {
          out += '=\r\n';
          length = 0;
        }
        out += sign;
        length += sign.length;
      }
      return out;
    })
    .join('\r\n');
}
