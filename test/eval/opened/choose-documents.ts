import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

/** Which files of the material take part: folder, endings, at most so many, evenly spread by name. */
const sources: readonly (readonly [string, readonly string[], number])[] = [
  ['docqa/kg-rag-earnings-calls/pdfs', ['.pdf'], 16],
  ['docqa/financebench/pdfs', ['.pdf'], 4],
  ['tables/icdar2013', ['.pdf'], 25],
  ['tables/tabula', ['.pdf'], 20],
  ['parsing/docling', ['.pdf', '.docx', '.pptx', '.xlsx', '.html', '.md', '.csv', '.odt', '.ods', '.odp'], 120],
  ['parsing/pypdf-samples', ['.pdf'], 25],
  ['parsing/markitdown/test_files', ['.docx', '.pptx', '.xlsx', '.html', '.epub', '.xls', '.pdf'], 20],
  ['parsing/pandoc', ['.docx', '.odt', '.rtf'], 45],
  ['spreadsheets/sheetjs', ['.xlsx', '.xls', '.ods'], 24],
  ['html', ['.html'], 30],
  ['epub/idpf', ['.epub'], 5],
  ['mail/stalwart/legacy', ['.eml', '.txt'], 60],
  ['mail/stalwart/thirdparty', ['.eml', '.txt'], 20],
  ['ocr/sroie/img', ['.jpg', '.png'], 60],
  ['ocr/unlv-3b', ['.tif'], 10],
  ['ocr/tesseract-test', ['.tif', '.png'], 12],
];
/** Bytes: larger ones are not what this measures. */
const largest = 6 * 1024 * 1024;

/** Copies the chosen files into `target`, each under a name of its own; returns how many. Files of another folder keep their names. */
export function chooseDocuments(
  corpora: string,
  target: string,
  chosen: { readonly name: RegExp; readonly folder: string | null },
): number {
  mkdirSync(target, { recursive: true });
  let copied = 0;
  if (chosen.folder !== null) {
    const names = readdirSync(chosen.folder).filter((name) => chosen.name.test(name));
    for (const name of names) copyFileSync(join(chosen.folder, name), join(target, name));
    return names.length;
  }
  for (const [folder, endings, most] of sources) {
    const root = join(corpora, folder);
    if (!existsSync(root)) continue;
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => endings.includes(extname(name).toLowerCase()) && !/groundtruth|expected/.test(name))
      .map((name) => join(root, name))
      .filter((file) => statSync(file).isFile() && statSync(file).size <= largest && statSync(file).size > 0)
      .sort();
    const step = Math.max(1, files.length / most);
    for (let at = 0; at < files.length; at += step) {
      const file = files[Math.floor(at)] as string;
      // Mail of this material is plain text to a person's eye; its name says what it is.
      const name = folder.startsWith('mail') ? basename(file).replace(/\.txt$/, '.eml') : basename(file);
      if (chosen.name.test(name)) copyFileSync(file, join(target, `${String(copied).padStart(3, '0')} ${name}`));
      copied += 1;
    }
  }
  return readdirSync(target).length;
}
