/** Which file and sheet a question names, and the question without them: a name tells where to compute, not which rows. */

export type NamedTable = {
  /** As said; null: none. */
  readonly file: string | null;
  readonly sheet: string | null;
  /** The question without the names. */
  readonly rest: string;
};

const extension = 'xlsx|xlsm|xlsb|xls|csv|tsv|ods|numbers|docx|doc|odt|pdf|html?|md|txt|pptx';
const before =
  '(?:\\b(?:in|on|from|of|within|inside|according to|im|in der|in dem|auf|aus|aus der|aus dem|der|dans|sur|du|de la|de|en|del|nel|nella|dal|dalla|su|sul)\\s+)?(?:(?:the|my|our|das|dem|der|die|le|la|el|il|lo)\\s+)?';
const fileCue =
  '(?:file|workbook|spreadsheet|document|datei|arbeitsmappe|fichier|classeur|archivo|fichero|libro|documento|cartella)';
const sheetCue =
  '(?:(?:work)?sheet|tab(?!le)|tabellenblatt|blatt|arbeitsblatt|feuille|onglet|hoja|pesta\u00f1a|foglio|scheda)';
const called = '(?:\\s+(?:called|named|namens|nomm\u00e9e?|llamad[ao]|chiamat[ao]))?';
const quoted = '["\u201c\u201d\u201e\u00ab]\\s*([^"\u201c\u201d\u201e\u00ab\u00bb]+?)\\s*["\u201c\u201d\u00bb]';
/** A name runs to the end, a comma, or the next small word that goes on with the question. */
const name =
  '([\\p{L}\\p{N}][^\\s,;?!]*(?:\\s+(?!(?:in|from|of|for|with|where|by|and|on|is|are|im|aus|mit|und|dans|en|de|del|nel|con|y|e|et)\\b)[\\p{Lu}\\p{N}][^\\s,;?!]*){0,4})';
const part = (text: string) => new RegExp(text, 'iu');

const files = [
  part(
    `${before}(?:${fileCue}${called}\\s+)?["\u201c\u201e\u00ab]\\s*([^"\u201c\u201d\u201e\u00ab\u00bb]+\\.(?:${extension}))\\s*["\u201c\u201d\u00bb]`,
  ),
  part(
    `${before}(?:${fileCue}${called}\\s+)?([\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_()&+.-]*\\.(?:${extension}))\\b(?:\\s+${fileCue})?`,
  ),
  part(`${before}${fileCue}${called}\\s+${quoted}`),
  new RegExp(`${before}${fileCue}${called}\\s+${name}`, 'u'),
];
const sheets = [
  part(`${before}${sheetCue}${called}\\s+${quoted}`),
  part(`${before}${quoted}\\s+${sheetCue}\\b`),
  new RegExp(`${before}${sheetCue}${called}\\s+${name}`, 'u'),
  new RegExp(`${before}${name}\\s+${sheetCue}\\b`, 'u'),
];

/** Null where the question names neither. */
export function namedTable(question: string): NamedTable | null {
  const [file, afterFile] = taken(question, files);
  const [sheet, rest] = taken(afterFile, sheets);
  return file === null && sheet === null ? null : { file, sheet, rest };
}

function taken(question: string, patterns: readonly RegExp[]): readonly [string | null, string] {
  for (const pattern of patterns) {
    const found = pattern.exec(question);
    if (!found?.[1]) continue;
    const rest = `${question.slice(0, found.index)} ${question.slice(found.index + found[0].length)}`;
    const tidy = rest
      .replace(/\s+/g, ' ')
      .replace(/\s+([?.!,;])/g, '$1')
      .replace(/^[\s,;]+|[\s,;]+$/g, '')
      .replace(/,\s*([?.!])/g, '$1');
    return [found[1].trim(), tidy];
  }
  return [null, question];
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const withoutEnd = (file: string) => file.replace(new RegExp(`\\.(?:${extension})$`, 'iu'), '');

/** Whether a file or sheet is the one named: the whole name, with or without its ending, however it is written. */
export function isNamed(said: string, own: string): boolean {
  const wanted = plain(said);
  return wanted !== '' && (wanted === plain(own) || wanted === plain(withoutEnd(own)));
}
