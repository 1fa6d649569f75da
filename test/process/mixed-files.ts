/** 200 small files of many kinds, the same bytes every time: what the kill tests feed to an engine. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

const font = path.resolve(
  import.meta.dirname,
  '../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf',
);
/** Zip entries and PDF dates carry a time; a fixed one keeps the bytes the same. */
const mtime = new Date('2024-05-06T07:08:10Z');

const sentence = (file: number, at: number) =>
  `Paragraph ${at} of file ${file}: the pump station ${file * 31 + at} moved ${at * 17 + file} cubic metres of water.`;
const paragraphs = (file: number, count: number) => Array.from({ length: count }, (_, at) => sentence(file, at));

/** Writes them into `folder`; returns how many there are. */
export async function writeMixedFiles(folder: string): Promise<number> {
  let count = 0;
  const put = (name: string, content: string | Uint8Array) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    count += 1;
  };
  for (let file = 0; file < 60; file += 1)
    put(`notes/note-${file}.md`, `# Note ${file}\n\n${paragraphs(file, 12).join('\n\n')}\n`);
  for (let file = 60; file < 100; file += 1) put(`texts/text-${file}.txt`, paragraphs(file, 20).join('\n\n'));
  for (let file = 100; file < 120; file += 1) put(`pages/page-${file}.html`, html(file));
  for (let file = 120; file < 140; file += 1) put(`letters/letter-${file}.docx`, docx(file));
  for (let file = 140; file < 152; file += 1) put(`prints/print-${file}.pdf`, await pdf(file, 4));
  for (let file = 152; file < 164; file += 1) put(`mails/mail-${file}.eml`, mail(file));
  for (let file = 164; file < 174; file += 1) put(`archives/archive-${file}.zip`, archive(file));
  for (let file = 174; file < 180; file += 1) put(`pictures/picture-${file}.png`, await picture(file));
  // Read once, shown twelve times; under one name, because the name of the first that is read stands in its passages' context.
  for (let copy = 0; copy < 12; copy += 1)
    put(`copies/${copy}/twin.md`, `# Twin\n\n${paragraphs(180, 10).join('\n\n')}\n`);
  put('large/long.txt', paragraphs(192, 2_500).join('\n\n'));
  put('large/long.pdf', await pdf(193, 50));
  put(
    'large/long.md',
    Array.from({ length: 40 }, (_, part) => `## Part ${part}\n\n${paragraphs(part, 25).join('\n\n')}`).join('\n\n'),
  );
  put('odd/empty.txt', '');
  put('odd/broken.pdf', '%PDF-1.4\nthis is no document');
  put('odd/broken.docx', 'PK\u0003\u0004 this is no archive');
  put(
    'odd/unknown.xyz',
    Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251),
  );
  put('odd/blank.txt', '   \n\n  ');
  return count;
}

function html(file: number): string {
  const body = paragraphs(file, 12)
    .map((text) => `<p>${text}</p>`)
    .join('\n');
  return `<!doctype html><html><head><title>Page ${file}</title></head><body><article><h1>Page ${file}</h1>${body}</article></body></html>`;
}

function zip(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries: Zippable = Object.fromEntries(
    Object.entries(members).map(([name, bytes]) => [name, [bytes, { mtime }]]),
  );
  return zipSync(entries, { mtime });
}

function docx(file: number): Uint8Array {
  const body = paragraphs(file, 10)
    .map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)
    .join('');
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return zip({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

/** A mail with a letter and a note attached. */
function mail(file: number): string {
  const attach = (name: string, type: string, bytes: Uint8Array) =>
    [
      '--part',
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
    ].join('\r\n');
  return [
    `From: anna@example.org\r\nTo: ben@example.org\r\nSubject: Water report ${file}\r\nDate: Mon, 06 May 2024 07:08:10 +0000`,
    `Message-ID: <${file}@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="part"\r\n`,
    `--part\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${paragraphs(file, 5).join('\r\n\r\n')}`,
    attach('letter.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', docx(file + 1000)),
    attach('note.txt', 'text/plain', strToU8(paragraphs(file + 2000, 6).join('\n\n'))),
    '--part--\r\n',
  ].join('\r\n');
}

/** A text, a letter, a mail with attachments of its own and an archive in an archive. */
function archive(file: number): Uint8Array {
  const inner = zip({ 'inner.md': strToU8(`# Inner ${file}\n\n${paragraphs(file + 3000, 8).join('\n\n')}`) });
  return zip({
    'readme.txt': strToU8(paragraphs(file + 4000, 8).join('\n\n')),
    'folder/letter.docx': docx(file + 5000),
    'folder/mail.eml': strToU8(mail(file + 6000)),
    'folder/inner.zip': inner,
  });
}

function pdf(file: number, pages: number): Promise<Buffer> {
  const document = new PDFDocument({ compress: true, info: { Title: `Print ${file}`, CreationDate: mtime } });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(parts))));
  for (let page = 0; page < pages; page += 1) {
    if (page > 0) document.addPage();
    document.fontSize(16).text(`Chapter ${page} of print ${file}`).fontSize(11);
    for (const text of paragraphs(file * 100 + page, 10)) document.moveDown().text(text);
  }
  document.end();
  return done;
}

/** Black letters on white, as a scan of a short letter. */
function picture(file: number): Promise<Buffer> {
  const text = `The pump station ${file} moved\nmany cubic metres of water\nin the month of ${file % 2 ? 'March' : 'April'}.`;
  return sharp({ text: { text, fontfile: font, font: 'Liberation Sans 24', dpi: 150, rgba: false } })
    .negate()
    .extend({ top: 60, bottom: 60, left: 60, right: 60, background: '#000000' })
    .withMetadata({ density: 150 })
    .png()
    .toBuffer();
}
