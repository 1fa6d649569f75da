import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeSentence, madeText } from './made-sentences.ts';

const namespaces = ['office', 'text', 'table', 'draw', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'draw' ? 'drawing' : name}:1.0"`)
  .concat(
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"',
  )
  .join(' ');

function flat(kind: 'text' | 'spreadsheet' | 'presentation', body: string, styles = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}">${styles}<office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`;
}

const p = (text: string, style = '') => `<text:p${style ? ` text:style-name="${style}"` : ''}>${text}</text:p>`;
const note = (number: number, text: string) =>
  `<text:note text:note-class="footnote"><text:note-citation>${number}</text:note-citation><text:note-body>${p(text)}</text:note-body></text:note>`;
const cell = (text: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}>${p(text)}</table:table-cell>`;
const box = (text: string, x: number) =>
  `<draw:frame svg:x="${x}cm" svg:y="2cm" svg:width="8cm" svg:height="5cm"><draw:text-box>${p(text)}</draw:text-box></draw:frame>`;

/** Footnotes, a table and a text box in one text. */
function report(from: number): string {
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = ''] = madeText(from, 7);
  return flat(
    'text',
    `<text:h text:outline-level="1">Report with notes</text:h>${p(`${a}${note(1, b)} ${c}`)}` +
      `<table:table><table:table-row>${cell(d)}${cell(e)}</table:table-row></table:table>` +
      `<text:p>${box(f, 1)}${g}</text:p>`,
  );
}

function slides(from: number): string {
  const page = (n: number) =>
    `<draw:page draw:name="p${n}">${box(madeSentence(n), 1)}${box(madeSentence(n + 1), 12)}<presentation:notes><draw:frame svg:x="1cm" svg:y="12cm" svg:width="12cm" svg:height="6cm" presentation:class="notes"><draw:text-box>${p(madeSentence(n + 2))}</draw:text-box></draw:frame></presentation:notes></draw:page>`;
  return flat('presentation', page(from) + page(from + 3));
}

/** Cells that reach over rows and columns. */
function sheets(from: number): string {
  const covered = '<table:covered-table-cell/>';
  const table = (name: string, n: number) =>
    `<table:table table:name="${name}"><table:table-row>${cell(madeSentence(n), ' table:number-columns-spanned="2"')}${covered}${cell(madeSentence(n + 1))}</table:table-row>` +
    `<table:table-row>${cell(madeSentence(n + 2), ' table:number-rows-spanned="2"')}${cell(madeSentence(n + 3))}</table:table-row><table:table-row>${covered}${cell(madeSentence(n + 4))}</table:table-row></table:table>`;
  return flat('spreadsheet', table('First', from) + table('Second', from + 5));
}

const arabic = [
  'تفتح المكتبة القديمة أبوابها في التاسعة صباحا وتغلق عند الغروب.',
  'يدفع المستأجر الإيجار في اليوم الثالث من كل شهر.',
  'تحمل العبارة أربعين راكبا مهما كان الطقس.',
];
const hebrew = ['הספרייה הישנה נפתחת בתשע בבוקר ונסגרת עם שקיעה.', 'השוכר משלם את שכר הדירה ביום השלישי של כל חודש.'];
const japanese = [
  '古い図書館は朝九時に開き、日没とともに閉まります。',
  '借主は毎月三日に家賃を支払わなければなりません。',
  '渡し船は天候にかかわらず四十人まで運びます。',
];

/** Lines from right to left, or from top to bottom in columns from the right. */
function written(texts: readonly string[], mode: 'rl-tb' | 'tb-rl'): string {
  const styles = `<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm" style:writing-mode="${mode}"/></style:page-layout><style:style style:name="P" style:family="paragraph"><style:paragraph-properties style:writing-mode="${mode}"/></style:style></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>`;
  return flat('text', texts.map((text) => p(text, 'P')).join(''), styles);
}

const office = '/usr/bin/soffice';

/** What LibreOffice makes of each: the source, its ending, the endings it is wanted in. */
const sources: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['notes-table-box', report(300), 'fodt', ['docx', 'odt', 'rtf', 'pdf']],
  ['slides', slides(320), 'fodp', ['pptx', 'pdf']],
  ['merged-cells', sheets(340), 'fods', ['xlsx', 'ods', 'xls']],
  ['arabic', written(arabic, 'rl-tb'), 'fodt', ['pdf', 'docx']],
  ['hebrew', written(hebrew, 'rl-tb'), 'fodt', ['pdf']],
  ['japanese-upright', written(japanese, 'tb-rl'), 'fodt', ['pdf']],
  [
    'japanese',
    written(
      japanese.map((text) => text),
      'rl-tb',
    ).replaceAll('rl-tb', 'lr-tb'),
    'fodt',
    ['pdf', 'epub'],
  ],
];

/** Writes Office files, and PDFs that an office program made, into a folder; returns how many. None without LibreOffice. */
export function writeMadeOffice(folder: string): number {
  if (!existsSync(office)) return 0;
  const work = mkdtempSync(join(tmpdir(), 'docent-made-'));
  let made = 0;
  for (const [name, source, ending, wanted] of sources) {
    writeFileSync(join(work, `${name}.${ending}`), source);
    for (const format of wanted) {
      execFileSync(
        office,
        [
          '--headless',
          `-env:UserInstallation=file://${work}/profile`,
          '--convert-to',
          format,
          '--outdir',
          work,
          join(work, `${name}.${ending}`),
        ],
        { stdio: 'ignore', timeout: 180_000 },
      );
      const file = join(work, `${name}.${format}`);
      if (!existsSync(file)) continue;
      renameSync(file, join(folder, `${name}-office.${format}`));
      made += 1;
    }
  }
  rmSync(work, { recursive: true, force: true });
  return made;
}
