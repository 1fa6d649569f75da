/**
 * Records of a workbook stream that cells, their formats and comments come from, with the least bytes they have. The parser
 * reads strings beyond the end of shorter ones without end, and of all other records nothing is shown.
 */
const needed: ReadonlyMap<number, number> = new Map([
  // Beginning, end, code page, dates from 1904.
  [0x0009, 4],
  [0x0209, 4],
  [0x0409, 4],
  [0x0809, 4],
  [0x000a, 0],
  [0x0042, 2],
  [0x0022, 2],
  // Sheets, shared strings, formats.
  [0x0085, 8],
  [0x00fc, 8],
  [0x003c, 0],
  [0x001e, 2],
  [0x041e, 5],
  [0x0043, 4],
  [0x0243, 4],
  [0x0443, 4],
  [0x00e0, 16],
  [0x0000, 8],
  [0x0200, 8],
  // Cells.
  [0x0002, 9],
  [0x0003, 15],
  [0x0004, 8],
  [0x0005, 9],
  [0x0006, 15],
  [0x0206, 16],
  [0x0406, 16],
  [0x0007, 1],
  [0x0207, 3],
  [0x00bd, 6],
  [0x00d6, 8],
  [0x00fd, 10],
  [0x0203, 14],
  [0x0204, 8],
  [0x0205, 8],
  [0x027e, 10],
  // Comments.
  [0x001c, 11],
  [0x005d, 4],
  [0x01b6, 18],
]);
/** Printer settings, which the parser passes over. */
const ignoredRecord = 0x4d;

/** The stream with all other records made unknown to the parser; places in it stay the same. */
export function neededRecords(stream: Uint8Array): Uint8Array {
  const plain = stream.slice();
  const view = new DataView(plain.buffer);
  for (let at = 0; at + 4 <= plain.length; ) {
    const length = view.getUint16(at + 2, true);
    const least = needed.get(view.getUint16(at, true));
    if (least === undefined || length < least) view.setUint16(at, ignoredRecord, true);
    at += 4 + length;
  }
  return plain;
}
