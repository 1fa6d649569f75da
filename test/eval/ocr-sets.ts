/** Pictures with truth text that nobody here made: scans, receipts, old books, charts. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type OcrPage = {
  readonly set: string;
  readonly file: string;
  readonly truth: string;
  /** True when the truth is written in capitals throughout. */
  readonly capitals: boolean;
  /** Values that must be found: company, date, address, total of a receipt. */
  readonly keys: readonly string[];
};

export function ocrPages(corpora: string): OcrPage[] {
  const folder = path.join(corpora, 'ocr');
  const list = (pattern: string) =>
    globSync(pattern, { cwd: folder })
      .sort()
      .map((file) => path.join(folder, file));
  const page = (set: string, file: string, truth: string): OcrPage => ({ set, file, truth, capitals: false, keys: [] });
  const beside = (set: string, pattern: string) =>
    list(pattern).flatMap((file) => {
      const [truth] = list(path.relative(folder, file.replace(/\.(tiff?|png)$/, '.txt')).replace(/[[\]]/g, '\\$&'));
      return truth ? [page(set, file, readFileSync(truth, 'utf8'))] : [];
    });
  const photos = readFileSync(path.join(folder, 'tesseract-test/phototest.gold.txt'), 'utf8');
  return [
    ...list('scribeocr/img/*').map((file) => {
      const truth = path.join(folder, 'scribeocr/ground_truth', `${path.parse(file).name}.truth.hocr`);
      return page('scribeocr', file, hocrText(readFileSync(truth, 'utf8')));
    }),
    ...beside('unlv-3b', 'unlv-3b/*.tif'),
    ...list('sroie/img/*.jpg').map((file) => receipt(folder, file)),
    ...beside('tesseract-test', 'tesseract-test/*.tif'),
    ...list('tesseract-test/phototest{-rotated-*.png,rot.tif}').map((file) =>
      page('tesseract-test turned', file, photos),
    ),
    ...beside('old-books', 'old-books/*.tiff'),
    ...beside('misc-png', 'misc-png/*.png'),
  ];
}

function receipt(folder: string, file: string): OcrPage {
  const { name } = path.parse(file);
  const lines = readFileSync(path.join(folder, 'sroie/box', `${name}.csv`), 'utf8').split(/\r?\n/);
  const truth = lines.map((line) => line.split(',').slice(8).join(',')).join('\n');
  const keys = JSON.parse(readFileSync(path.join(folder, 'sroie/key', `${name}.json`), 'utf8')) as Record<
    string,
    string
  >;
  return { set: 'sroie', file, truth, capitals: true, keys: Object.values(keys) };
}

function hocrText(hocr: string): string {
  return [...hocr.matchAll(/<span class=['"]ocr_line[\s\S]*?(?=<span class=['"]ocr_line|<\/body>)/g)]
    .map(([line]) =>
      [...line.matchAll(/<span class=['"]ocrx_word['"][^>]*>([\s\S]*?)<\/span>(?=\s*(?:<span|<\/span|<\/div|<\/p|$))/g)]
        .map(([, word = '']) => decoded(word.replace(/<[^>]*>/g, '')))
        .join(' '),
    )
    .join('\n');
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;|&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
