/** Streams and storages of compound files, and the usual ending of the format they belong to. */
const streams: readonly (readonly [string, string])[] = [
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['Workbook', 'xls'],
  ['__properties_version1.0', 'msg'],
  ['__nameid_version1.0', 'msg'],
  ['__substg1.0_', 'msg'],
];

/** The usual ending of a compound file by the stream names among its first bytes; `cfb` when they don't tell. */
export function cfbEnding(head: Uint8Array): string {
  for (const parity of [0, 1]) {
    const names = new TextDecoder('utf-16le').decode(head.subarray(parity));
    const found = streams.find(([name]) => names.includes(name));
    if (found) return found[1];
  }
  return 'cfb';
}
