/** Pure: rows as text for a spreadsheet and as an HTML table for a document. */

/** What a spreadsheet would run as a formula is marked as text: names and values are other people's words. Numbers stay numbers. */
export function harmless(text: string): string {
  const isNumber = /^[+-]?[\d.,\s]*\d[\d.,\s]*%?$/.test(text);
  return /^[=+\-@\t\r]/.test(text) && !isNumber ? `'${text}` : text;
}

const tsvCell = (text: string): string => {
  const plain = harmless(text);
  return /[\t\n\r"]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const htmlText = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign).replaceAll('\n', '<br>');

export type ClipboardTable = { readonly text: string; readonly html: string };

/** `heads` empty: the rows alone. A single cell is its own text, as it is. */
export function clipboardTable(heads: readonly string[], rows: readonly (readonly string[])[]): ClipboardTable {
  const [first] = rows;
  const isSingle = heads.length === 0 && rows.length === 1 && first?.length === 1;
  const lines = heads.length > 0 ? [heads, ...rows] : rows;
  const text = isSingle ? (first?.[0] ?? '') : lines.map((row) => row.map(tsvCell).join('\t')).join('\n');
  const line = (row: readonly string[], tag: 'th' | 'td') =>
    `<tr>${row.map((cell) => `<${tag}>${htmlText(harmless(cell))}</${tag}>`).join('')}</tr>`;
  const head = heads.length > 0 ? `<thead>${line(heads, 'th')}</thead>` : '';
  const html = `<table>${head}<tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
  return { text, html };
}
