/** What people call kinds of files → kind ids as files carry them. */
const office = { word: ['docx', 'doc', 'odt', 'rtf', 'rtfd'], excel: ['xlsx', 'xls', 'ods', 'csv'] } as const;
const slides = ['pptx', 'ppt', 'odp'] as const;
const mail = ['email', 'msg', 'mbox', 'tnef'] as const;
const web = ['html', 'mhtml', 'webarchive'] as const;
const archive = ['zip', 'tar', 'gzip', 'packed-archive', 'mailbox-archive'] as const;
const text = ['text', 'markdown'] as const;

// biome-ignore format: a table reads best in rows
const groups: Readonly<Record<string, readonly string[]>> = {
  word: office.word, document: office.word, excel: office.excel, spreadsheet: office.excel, sheet: office.excel,
  table: office.excel, powerpoint: slides, presentation: slides, slide: slides, mail, email: mail, 'e-mail': mail, message: mail,
  image: ['image', 'svg'], picture: ['image', 'svg'], photo: ['image'], scan: ['image', 'pdf'], web, webpage: web, archive,
  book: ['epub'], ebook: ['epub'], 'e-book': ['epub'], text, note: text, code: ['code', 'json', 'xml', 'plist', 'notebook'],
  subtitle: ['subtitles'], md: ['markdown'], txt: ['text'], htm: ['html'], eml: ['email'], jpg: ['image'], jpeg: ['image'],
  png: ['image'], tif: ['image'], tiff: ['image'], heic: ['image'], gif: ['image'], ipynb: ['notebook'], gz: ['gzip'],
  calendar: ['calendar'], event: ['calendar'], appointment: ['calendar'], ics: ['calendar'], contact: ['vcard'], vcf: ['vcard'],
  specification: ['specification'], spec: ['specification'],
  pages: ['pages'], numbers: ['numbers'], keynote: ['keynote'], key: ['keynote'],
};

// biome-ignore format: a table reads best in rows
const kinds: ReadonlySet<string> = new Set([
  'pdf', 'docx', 'doc', 'odt', 'rtf', 'rtfd', 'xlsx', 'xls', 'ods', 'csv', 'pptx', 'ppt', 'odp', 'msg', 'mbox', 'tnef', 'epub',
  'html', 'mhtml', 'webarchive', 'markdown', 'json', 'xml', 'plist', 'notebook', 'svg', 'zip', 'tar', 'gzip', 'subtitles',
  'packed-archive', 'mailbox-archive', 'vcard',
]);

/** Kind ids for `pdf`, `Word`, `spreadsheets`, `.docx` …; null when it is no kind anybody has. */
export function kindsNamed(name: string): readonly string[] | null {
  const word = name.toLowerCase().replace(/^\./, '');
  for (const form of [word, word.replace(/s$/, '')]) {
    const group = groups[form];
    if (group) return group;
    if (kinds.has(form)) return [form];
  }
  return null;
}
