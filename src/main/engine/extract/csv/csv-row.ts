/** A row's cells and where the next row starts. */
export type CsvRow = { readonly cells: readonly string[]; readonly end: number };

/**
 * Reads the row at `at` (RFC 4180: quoted cells may hold separators, line ends and doubled quotes), or null when the text ends
 * within it and `atEnd` is false. With `quotes` off a quotation mark is an ordinary sign.
 */
export function csvRow(text: string, at: number, separator: string, atEnd: boolean, quotes = true): CsvRow | null {
  const cells: string[] = [];
  let place = at;
  for (;;) {
    let cell = '';
    if (quotes && text[place] === '"') {
      let from = place + 1;
      for (;;) {
        const close = text.indexOf('"', from);
        if (close < 0) return atEnd ? csvRow(text, at, separator, atEnd, false) : null;
        cell += text.slice(from, close);
        if (text[close + 1] !== '"') {
          place = close + 1;
          break;
        }
        cell += '"';
        from = close + 2;
      }
    }
    let end = place;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
    if (end >= text.length && !atEnd) return null;
    cells.push(cell + text.slice(place, end));
    if (text[end] !== separator) {
      if (text[end] === '\r' && end + 1 >= text.length && !atEnd) return null;
      return { cells, end: text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(text.length, end + 1) };
    }
    place = end + 1;
  }
}
