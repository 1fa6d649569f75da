import { dosLetters } from './dos-letters.ts';

/** Windows and Mac code page numbers whose encoding has another name in the platform. */
const labels: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  1361: 'euc-kr',
  10000: 'macintosh',
  10001: 'shift_jis',
  10002: 'big5',
  10003: 'euc-kr',
  10007: 'x-mac-cyrillic',
  10008: 'gbk',
  20866: 'koi8-r',
  20932: 'euc-jp',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  51936: 'gbk',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

const known = new Map<number, (bytes: Uint8Array) => string>();

/** Decodes whole texts of a Windows code page by its number; unknown numbers count as 1252, Western European. */
export function codePageDecoder(page: number): (bytes: Uint8Array) => string {
  const before = known.get(page);
  if (before) return before;
  const decode = Object.hasOwn(dosLetters, page) ? dosDecoder(dosLetters[page] ?? '') : platformDecoder(page);
  known.set(page, decode);
  return decode;
}

function platformDecoder(page: number): (bytes: Uint8Array) => string {
  let label = labels[page];
  if (page >= 1250 && page <= 1258) label = `windows-${page}`;
  if (page >= 28592 && page <= 28606) label = `iso-8859-${page - 28590}`;
  const decoder = decoderOf(label ?? 'windows-1252');
  return (bytes) => decoder.decode(bytes);
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch (error) {
    // The standard leaves a few numbers of the ISO family out.
    if (error instanceof RangeError) return new TextDecoder('windows-1252');
    throw error;
  }
}

function dosDecoder(letters: string): (bytes: Uint8Array) => string {
  return (bytes) => {
    let text = '';
    for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : (letters[byte - 0x80] ?? '');
    return text;
  };
}
