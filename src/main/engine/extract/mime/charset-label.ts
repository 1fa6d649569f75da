/** Names of encodings that mails use and the Encoding Standard lacks, without separators and prefixes. */
const aliases: Readonly<Record<string, string>> = {
  utf8mb4: 'utf-8',
  unicode11utf8: 'utf-8',
  iso88598i: 'iso-8859-8',
  iso88598e: 'iso-8859-8',
  windows31j: 'shift_jis',
  mskanji: 'shift_jis',
  shiftjis: 'shift_jis',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  cp950: 'big5',
  cp874: 'windows-874',
  tis620: 'windows-874',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jpms: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp1252: 'windows-1252',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  iso885915: 'iso-8859-15',
  ascii: 'us-ascii',
  usascii: 'us-ascii',
  ansix341968: 'us-ascii',
  '7bit': 'us-ascii',
  '8bit': 'us-ascii',
  default: 'us-ascii',
  utf7: 'utf-7',
  unicode11utf7: 'utf-7',
  utf32: 'utf-32le',
  utf32le: 'utf-32le',
  utf32be: 'utf-32be',
};

/** A label `createTextDecoder` understands (or `utf-7`) for a charset as a mail names it, or null for unknown ones. */
export function charsetLabel(charset: string): string | null {
  const name = charset
    .trim()
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '');
  if (name === '') return null;
  const bare = name.replace(/^(?:x-|cs)/, '').replace(/[\s._-]+/g, '');
  const known = Object.hasOwn(aliases, bare) ? aliases[bare] : undefined;
  if (known) return known;
  for (const label of [
    name,
    name.replace(/^x-/, ''),
    bare,
    bare.replace(/^(?:windows|ms|ibm|cp)(\d+)$/, 'windows-$1'),
  ]) {
    const encoding = encodingOf(label);
    if (encoding) return encoding;
  }
  return null;
}

function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // Thrown for labels it does not know.
    return null;
  }
}
