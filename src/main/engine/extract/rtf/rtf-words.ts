/** Control words that stand for a sign. */
export const rtfSigns: ReadonlyMap<string, string> = new Map([
  ['line', '\n'],
  ['softline', '\n'],
  ['lbr', '\n'],
  ['tab', '\t'],
  ['emdash', '\u2014'],
  ['endash', '\u2013'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['bullet', '\u2022'],
  ['lquote', '\u2018'],
  ['rquote', '\u2019'],
  ['ldblquote', '\u201C'],
  ['rdblquote', '\u201D'],
]);

/** Destinations that are read although a reader may ignore them. */
export const rtfKnownStarred: ReadonlySet<string> = new Set([
  'shpinst',
  'annotation',
  'ud',
  'nesttableprops',
  'moMath',
  'moMathPara',
  'userprops',
  'generator',
  'company',
  'category',
  'atnauthor',
  'pn',
]);

/** Destinations without the mark for that which hold no text of the document. */
export const rtfSkipped: ReadonlySet<string> = new Set([
  'colortbl',
  'pict',
  'objdata',
  'themedata',
  'colorschememapping',
  'listtable',
  'listoverridetable',
  'revtbl',
  'rsidtbl',
  'xmlnstbl',
  'fldinst',
  'sp',
  'ftnsep',
  'ftnsepc',
  'ftncn',
  'aftnsep',
  'aftnsepc',
  'aftncn',
  'bkmkstart',
  'bkmkend',
  'nonshppict',
  'nonesttables',
  'filetbl',
  'template',
  'private',
  'xe',
  'tc',
  'atnid',
  'atndate',
  'atntime',
  'mmathPr',
  'fontemb',
  'fontfile',
  'panose',
  'falt',
]);

/** Page headers and footers. */
export const rtfMargins: ReadonlyMap<string, 'header' | 'footer'> = new Map([
  ['header', 'header'],
  ['headerl', 'header'],
  ['headerr', 'header'],
  ['headerf', 'header'],
  ['footer', 'footer'],
  ['footerl', 'footer'],
  ['footerr', 'footer'],
  ['footerf', 'footer'],
]);

/** Fields of the information group by their control word. */
export const rtfInfo: ReadonlyMap<string, string> = new Map([
  ['title', 'title'],
  ['subject', 'subject'],
  ['author', 'author'],
  ['operator', 'last-modified-by'],
  ['keywords', 'keywords'],
  ['doccomm', 'description'],
  ['company', 'company'],
  ['category', 'category'],
  ['manager', 'manager'],
  ['generator', 'application'],
  ['creatim', 'created'],
  ['revtim', 'modified'],
]);

/** Counts in the information group, which come as numbers. */
export const rtfCounts: ReadonlyMap<string, string> = new Map([
  ['nofpages', 'page-count'],
  ['nofwords', 'word-count'],
  ['version', 'revision'],
]);

const charsets: ReadonlyMap<number, number> = new Map([
  [77, 10000],
  [78, 932],
  [80, 936],
  [81, 950],
  [79, 949],
  [128, 932],
  [129, 949],
  [130, 1361],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
  [254, 437],
  [255, 850],
]);
const eastAsian = new Set([932, 936, 949, 950]);
const symbols = 2;

/** The code page a font's letters are written in, by its character set and the document's own page. */
export function rtfCodePage(charset: number, documentPage: number): number {
  if (charset === 0) return eastAsian.has(documentPage) ? documentPage : 1252;
  return charset === symbols ? rtfSymbolPage : (charsets.get(charset) ?? documentPage);
}

/** Stands for fonts of pictures: their signs mean nothing but the bullet. */
export const rtfSymbolPage = -1;
