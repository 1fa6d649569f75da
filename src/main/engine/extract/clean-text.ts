/** Ligatures and digraph letters that PDF fonts carry as one sign, spelled out so that a search for the word finds it. */
const ligatures: Readonly<Record<string, string>> = {
  '\uFB00': 'ff',
  '\uFB01': 'fi',
  '\uFB02': 'fl',
  '\uFB03': 'ffi',
  '\uFB04': 'ffl',
  '\uFB05': 'st',
  '\uFB06': 'st',
  '\u0132': 'IJ',
  '\u0133': 'ij',
};

/**
 * Signs nobody sees: soft hyphen, zero-width, bidi control, variation selectors, interlinear and tag characters
 * (used to hide instructions from people), and control characters other than tab and line feed.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]|\u00AD|\u034F|\u061C|[\u115F\u1160]|\u17B4|\u17B5|[\u180B-\u180F]|[\u200B-\u200F\u202A-\u202E\u2060-\u206F]|\u3164|[\uFE00-\uFE0F]|\uFEFF|\uFFA0|[\uFFF9-\uFFFB]|[\u{1BCA0}-\u{1BCA3}]|[\u{1D173}-\u{1D17A}]|[\u{E0000}-\u{E0FFF}]/gu;
const lineEnds = /\r\n?|\u0085|\u2028|\u2029/g;
const spaces = /[\u00A0\u1680\u2000-\u200A\u202F\u205F]/g;
const ligature = /[\uFB00-\uFB06\u0132\u0133]/g;
/** Anything in here needs the slow path; plain Latin text does not. */
const suspect = /[^\n\t\u0020-\u007E]/;

/**
 * Canonical text: NFC, lines end in \n, ligatures spelled out, no unseen characters, every space but the ideographic one
 * is U+0020, lone surrogates replaced. Idempotent; layout (tabs, runs of spaces, blank lines) is kept.
 */
export function cleanText(text: string): string {
  if (!suspect.test(text)) return text;
  return text
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(unseen, '')
    .replace(spaces, ' ')
    .replace(ligature, (sign) => ligatures[sign] ?? sign)
    .normalize('NFC');
}
