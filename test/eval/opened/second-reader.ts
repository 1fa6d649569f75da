import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { letters } from './letters.ts';

const most = 512 * 1024 * 1024;
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: most,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
  });

/** Python's own mail reader: every text part, decoded. */
const readMail = `
import email, email.policy, sys
message = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
for name in ('subject', 'from', 'to', 'cc', 'date'):
    print(message.get(name, ''))
for part in message.walk():
    if part.get_content_maintype() == 'text':
        payload = part.get_payload(decode=True) or b''
        try: print(payload.decode(part.get_content_charset() or 'utf-8', 'replace'))
        except LookupError: print(payload.decode('latin-1'))
`;
/** Python's own page reader: the text between the tags. */
const readPage = `
import html.parser, sys
class Reader(html.parser.HTMLParser):
    def handle_data(self, data): print(data, end=' ')
Reader().feed(open(sys.argv[1], encoding='utf-8', errors='replace').read())
`;

const office = new Set(['.docx', '.odt', '.rtf', '.pptx', '.odp', '.doc', '.ppt']);
const sheets = new Set(['.xlsx', '.xls', '.ods']);

/**
 * The letters and digits of a file as another program reads them: LibreOffice for Office files (as PDF, of which pdftotext takes the
 * words, as CSV for every sheet), Python for mail, pages and books. Null: there is no other reader here, or it could not read it.
 */
export function createSecondReader(): (file: string) => string | null {
  const known = new Map<string, string | null>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    let text: string | null = null;
    try {
      const read = readOtherwise(file);
      text = read === null ? null : letters(read);
    } catch {
      text = null; // It can't be read otherwise: counted apart.
    }
    known.set(file, text);
    return text;
  };
}

function readOtherwise(file: string): string | null {
  const ending = extname(file).toLowerCase();
  if (['.md', '.csv', '.txt', '.json'].includes(ending)) return readFileSync(file, 'utf8');
  if (ending === '.eml') return run('python3', '-c', readMail, file) + stripTags(run('python3', '-c', readMail, file));
  if (ending === '.html') return run('python3', '-c', readPage, file);
  if (ending === '.epub')
    return stripTags(run('unzip', '-p', file, '*.xhtml', '*.html', '*.htm', '*.xml', '*.opf', '*.ncx'));
  if (office.has(ending)) {
    const shown = convert(file, 'pdf', (made) => run('pdftotext', made, '-'));
    return shown === null || ending !== '.pptx' ? shown : shown + speakerNotes(file);
  }
  if (sheets.has(ending)) {
    // -1: every sheet, in a file of its own.
    return convert(file, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', (made) =>
      readFileSync(made, 'utf8'),
    );
  }
  return null;
}

/** LibreOffice prints slides without what the speaker notes about them. */
function speakerNotes(file: string): string {
  try {
    return stripTags(run('unzip', '-p', file, 'ppt/notesSlides/*.xml'));
  } catch {
    return ''; // It has none.
  }
}

function convert(file: string, format: string, read: (made: string) => string): string | null {
  if (!existsSync('/usr/bin/soffice')) return null;
  const folder = mkdtempSync(join(tmpdir(), 'docent-office-'));
  try {
    run(
      'soffice',
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      format,
      '--outdir',
      folder,
      file,
    );
    const stem = basename(file, extname(file));
    const made = readdirSync(folder).filter((name) => name.startsWith(stem));
    return made.length === 0 ? null : made.map((name) => read(join(folder, name))).join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function stripTags(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&');
}
