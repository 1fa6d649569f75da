/** Every kind of file the engine tells apart, as a person calls it. */
import { t } from '../languages/translate.ts';

/** What a file of this kind is divided into. */
export type PartWord = 'page' | 'slide' | 'sheet' | 'chapter' | 'message' | 'section';

export type KindGroup = 'Documents' | 'Tables' | 'Slides' | 'Mail' | 'Pictures' | 'Archives' | 'Text and code';

export type KindWords = {
  readonly name: string;
  /** The letters on its little sheet of paper. */
  readonly letters: string;
  readonly part: PartWord;
  readonly group: KindGroup;
};

const kinds = (): Readonly<Record<string, KindWords>> => ({
  pdf: { name: 'PDF', letters: 'PDF', part: 'page', group: 'Documents' },
  docx: { name: 'Word', letters: 'DOC', part: 'section', group: 'Documents' },
  doc: { name: 'Word 97–2003', letters: 'DOC', part: 'section', group: 'Documents' },
  odt: { name: t('OpenDocument text'), letters: 'ODT', part: 'section', group: 'Documents' },
  rtf: { name: t('Rich text'), letters: 'RTF', part: 'section', group: 'Documents' },
  rtfd: { name: t('Rich text with pictures'), letters: 'RTFD', part: 'section', group: 'Documents' },
  pages: { name: 'Pages', letters: 'PGS', part: 'section', group: 'Documents' },
  epub: { name: 'E-book', letters: 'EPUB', part: 'chapter', group: 'Documents' },
  html: { name: t('Web page'), letters: 'HTML', part: 'section', group: 'Documents' },
  mhtml: { name: t('Saved web page'), letters: 'MHT', part: 'section', group: 'Documents' },
  webarchive: { name: t('Safari web archive'), letters: 'WEB', part: 'section', group: 'Documents' },
  specification: { name: t('Specification'), letters: 'SPEC', part: 'section', group: 'Documents' },
  xlsx: { name: 'Excel', letters: 'XLS', part: 'sheet', group: 'Tables' },
  xls: { name: 'Excel 97–2003', letters: 'XLS', part: 'sheet', group: 'Tables' },
  ods: { name: t('OpenDocument table'), letters: 'ODS', part: 'sheet', group: 'Tables' },
  csv: { name: t('Table as text (CSV)'), letters: 'CSV', part: 'sheet', group: 'Tables' },
  numbers: { name: 'Numbers', letters: 'NUM', part: 'sheet', group: 'Tables' },
  pptx: { name: 'PowerPoint', letters: 'PPT', part: 'slide', group: 'Slides' },
  ppt: { name: 'PowerPoint 97–2003', letters: 'PPT', part: 'slide', group: 'Slides' },
  odp: { name: t('OpenDocument slides'), letters: 'ODP', part: 'slide', group: 'Slides' },
  keynote: { name: 'Keynote', letters: 'KEY', part: 'slide', group: 'Slides' },
  email: { name: 'E-mail', letters: 'MAIL', part: 'message', group: 'Mail' },
  msg: { name: t('Outlook message'), letters: 'MSG', part: 'message', group: 'Mail' },
  mbox: { name: t('Mailbox'), letters: 'MBOX', part: 'message', group: 'Mail' },
  tnef: { name: t('Outlook attachment'), letters: 'TNEF', part: 'message', group: 'Mail' },
  'mailbox-archive': { name: t('Outlook mailbox'), letters: 'PST', part: 'message', group: 'Mail' },
  calendar: { name: t('Calendar'), letters: 'ICS', part: 'section', group: 'Mail' },
  vcard: { name: t('Contacts'), letters: 'VCF', part: 'section', group: 'Mail' },
  image: { name: t('Picture'), letters: 'IMG', part: 'page', group: 'Pictures' },
  svg: { name: t('Drawing (SVG)'), letters: 'SVG', part: 'section', group: 'Pictures' },
  zip: { name: t('ZIP archive'), letters: 'ZIP', part: 'section', group: 'Archives' },
  tar: { name: t('TAR archive'), letters: 'TAR', part: 'section', group: 'Archives' },
  gzip: { name: t('GZIP file'), letters: 'GZ', part: 'section', group: 'Archives' },
  'packed-archive': { name: t('Packed archive'), letters: '7Z', part: 'section', group: 'Archives' },
  markdown: { name: 'Markdown', letters: 'MD', part: 'section', group: 'Text and code' },
  text: { name: t('Plain text'), letters: 'TXT', part: 'section', group: 'Text and code' },
  notebook: { name: t('Notebook'), letters: 'NB', part: 'section', group: 'Text and code' },
  code: { name: t('Source code'), letters: 'CODE', part: 'section', group: 'Text and code' },
  json: { name: 'JSON', letters: 'JSON', part: 'section', group: 'Text and code' },
  xml: { name: 'XML', letters: 'XML', part: 'section', group: 'Text and code' },
  plist: { name: t('Property list'), letters: 'PLST', part: 'section', group: 'Text and code' },
  subtitles: { name: t('Subtitles'), letters: 'SRT', part: 'section', group: 'Text and code' },
});

/** Names of what is listed but not read. */
const otherNames = (): Readonly<Record<string, string>> => ({
  '': t('File'),
  file: t('File'),
  app: t('App'),
  photoslibrary: t('Photo library'),
  dmg: t('Disk image'),
  exe: t('Program'),
});

/** A file that was not read yet goes by its ending; these endings are those of kinds with other names. */
const kindOfEnding: Readonly<Record<string, string>> = {
  txt: 'text',
  log: 'text',
  md: 'markdown',
  htm: 'html',
  xhtml: 'html',
  docm: 'docx',
  dotx: 'docx',
  xlsm: 'xlsx',
  xlsb: 'xlsx',
  pptm: 'pptx',
  ppsx: 'pptx',
  tsv: 'csv',
  key: 'keynote',
  eml: 'email',
  emlx: 'email',
  pst: 'mailbox-archive',
  ost: 'mailbox-archive',
  olm: 'mailbox-archive',
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  gif: 'image',
  bmp: 'image',
  webp: 'image',
  tif: 'image',
  tiff: 'image',
  heic: 'image',
  gz: 'gzip',
  tgz: 'gzip',
  ics: 'calendar',
  vcf: 'vcard',
  ipynb: 'notebook',
};

/** What a group is called in a list of kinds. */
export function groupName(group: KindGroup): string {
  const names: Readonly<Record<KindGroup, string>> = {
    Documents: t('Documents'),
    Tables: t('Tables'),
    Slides: t('Slides'),
    Mail: t('Mail'),
    Pictures: t('Pictures'),
    Archives: t('Archives'),
    'Text and code': t('Text and code'),
  };
  return names[group];
}

/** The words for a kind; one that is not known goes by its ending. */
export function kindWords(kind: string): KindWords {
  const letters = kind === 'file' ? '' : kind.slice(0, 4).toUpperCase();
  const name =
    otherNames()[kind] ?? (kind.length > 5 ? kind.charAt(0).toUpperCase() + kind.slice(1) : kind.toUpperCase());
  return kinds()[kind] ?? kinds()[kindOfEnding[kind] ?? ''] ?? { name, letters, part: 'page', group: 'Text and code' };
}

/** The kind's name in sentences and filters. */
export function kindName(kind: string): string {
  return kindWords(kind).name;
}

/** All kinds that can be filtered by, in groups, each name once. */
export function kindGroups(): ReadonlyMap<KindGroup, readonly { readonly kind: string; readonly name: string }[]> {
  const groups = new Map<KindGroup, { kind: string; name: string }[]>();
  for (const [kind, { name, group }] of Object.entries(kinds())) {
    groups.set(group, [...(groups.get(group) ?? []), { kind, name }]);
  }
  return groups;
}

/** Kinds that have words of their own. */
export const namedKinds: ReadonlySet<string> = new Set(Object.keys(kinds()));
