/** A token of RTF: `word` a control word with its number if any, `symbol` a control symbol, `byte` a letter (also \'xx). */
export type RtfToken =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'word'; readonly name: string; readonly value: number | null }
  | { readonly type: 'symbol'; readonly name: string }
  | { readonly type: 'byte'; readonly value: number };

const backslash = 0x5c;
const open: RtfToken = { type: 'open' };
const close: RtfToken = { type: 'close' };

/** The tokens of a file (RTF 1.9.1); binary parts are passed over. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === 0x7b) yield open;
    else if (byte === 0x7d) yield close;
    else if (byte === 0x0a || byte === 0x0d || byte === 0) continue;
    else if (byte !== backslash) yield { type: 'byte', value: byte };
    else if (!isLetter(bytes[at])) {
      const sign = bytes[at] ?? 0;
      at += 1;
      if (sign === 0x27) {
        const value = hexValue(bytes[at]) * 16 + hexValue(bytes[at + 1]);
        if (value >= 0) {
          at += 2;
          yield { type: 'byte', value };
        }
      } else yield { type: 'symbol', name: String.fromCharCode(sign) };
    } else {
      const start = at;
      while (isLetter(bytes[at]) && at - start < longestWord) at += 1;
      const name = String.fromCharCode(...bytes.subarray(start, at));
      const numberStart = at;
      if (bytes[at] === 0x2d) at += 1;
      while (isDigit(bytes[at]) && at - numberStart < longestNumber) at += 1;
      const number = at > numberStart ? Number(String.fromCharCode(...bytes.subarray(numberStart, at))) : null;
      const value = number === null || Number.isNaN(number) ? null : number;
      if (bytes[at] === 0x20) at += 1;
      if (name === 'bin' && value !== null) at += Math.max(0, value);
      else yield { type: 'word', name, value };
    }
  }
}

const longestWord = 32;
const longestNumber = 11;

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Far below zero for what is no hexadecimal digit. */
function hexValue(byte: number | undefined): number {
  const value = byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? -1_000 : value;
}
