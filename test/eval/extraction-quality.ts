/** How well extractors read material that nobody here wrote; part of `npm run eval`. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readBytes } from '../engine/extract/read-document.ts';
import { type EvalRow, share } from './eval-row.ts';
import { nativeText } from './native-text.ts';
import { popplerWords, wordsInPlace } from './poppler-boxes.ts';
import { characterAccuracy, wordF1 } from './word-overlap.ts';

const corpora = path.join(import.meta.dirname, '../../../shared/corpora');

type Score = { readonly name: string; readonly score: number };

/** Measures every set that is there; rows of a table. */
export async function extractionQuality(): Promise<EvalRow[]> {
  if (!existsSync(corpora)) return [];
  return [
    row('docx: docling', 'word F1', await expectedMarkdown('parsing/docling/docx/groundtruth/*.md', doclingSource)),
    row('docx: pandoc', 'word F1', await pandocScores()),
    row('pdf: docling', 'word F1', await expectedMarkdown('parsing/docling/pdf/groundtruth/*.md', doclingPdf)),
    row(
      'pdf: markitdown',
      'word F1',
      await expectedMarkdown('parsing/markitdown/test_files/expected_outputs/*.md', markitdownPdf),
    ),
    row('html: docling', 'word F1', await expectedMarkdown('parsing/docling/html/groundtruth/*.md', doclingSource)),
    row('md: docling', 'word F1', await expectedMarkdown('parsing/docling/md/groundtruth/*.md', doclingSource)),
    row('csv: docling', 'word F1', await expectedMarkdown('parsing/docling/csv/groundtruth/*.md', doclingSource)),
    row('html: readability', 'word F1', await readabilityScores()),
    row('html: article-extraction', 'word F1', await articleScores()),
    row('encodings: chardet', 'characters right', await encodingScores()),
    ...(await boxRows()),
  ];
}

function row(set: string, what: string, scores: readonly Score[]): EvalRow {
  const mean = scores.reduce((sum, { score }) => sum + score, 0) / Math.max(1, scores.length);
  const worst = [...scores].sort((a, b) => a.score - b.score).slice(0, 3);
  return {
    set: `${set} (${scores.length})`,
    what,
    figure: share(mean),
    baseline: `worst ${worst.map(({ name, score }) => `${name} ${share(score)}`).join(', ')}`,
  };
}

function files(pattern: string): string[] {
  return globSync(pattern, { cwd: corpora })
    .map((file) => path.join(corpora, file))
    .sort();
}

async function textOf(file: string, bytes: Uint8Array = readFileSync(file)): Promise<string> {
  try {
    return (await readBytes(file, bytes)).text;
  } catch (error) {
    return error instanceof Error ? '' : String(error);
  }
}

/** `a/groundtruth/x.docx.md` → `a/sources/x.docx`. */
function doclingSource(expected: string): string {
  return expected.replace('/groundtruth/', '/sources/').replace(/\.md$/, '');
}
function doclingPdf(expected: string): string {
  return expected.replace('/groundtruth/', '/sources/').replace(/\.md$/, '.pdf');
}
function markitdownPdf(expected: string): string {
  return expected.replace('/expected_outputs/', '/').replace(/\.md$/, '.pdf');
}

async function expectedMarkdown(pattern: string, sourceOf: (expected: string) => string): Promise<Score[]> {
  const scores: Score[] = [];
  for (const expected of files(pattern)) {
    const source = sourceOf(expected);
    if (!existsSync(source)) continue;
    const plain = readFileSync(expected, 'utf8')
      .replace(/<!--[\s\S]*?-->|!\[[^\]]*\]\([^)]*\)/g, ' ')
      .replace(/\]\([^)]*\)/g, ' ')
      .replace(/&(?:amp|lt|gt|quot);|<[^>]*>/g, ' ')
      .replace(/\\_/g, '_')
      .replace(/\*\*|__/g, '');
    scores.push({ name: path.basename(source), score: wordF1(await textOf(source), plain) });
  }
  return scores;
}

/** pandoc's own tree: its strings are the words of the document. */
async function pandocScores(): Promise<Score[]> {
  const scores: Score[] = [];
  for (const source of files('parsing/pandoc/docx/*.docx')) {
    const expected = source.replace(/docx$/, 'native');
    if (!existsSync(expected)) continue;
    const words = nativeText(readFileSync(expected, 'utf8'));
    scores.push({ name: path.basename(source), score: wordF1(await textOf(source), words) });
  }
  return scores;
}

async function readabilityScores(): Promise<Score[]> {
  const scores: Score[] = [];
  for (const source of files('html/readability/*/source.html')) {
    const folder = path.dirname(source);
    const expected = plainHtml(readFileSync(path.join(folder, 'expected.html'), 'utf8'));
    scores.push({ name: path.basename(folder), score: wordF1(await textOf(source), expected) });
  }
  return scores;
}

function plainHtml(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&\w+;/g, ' ');
}

async function articleScores(): Promise<Score[]> {
  const truth = path.join(corpora, 'html/article-extraction/ground-truth.json');
  if (!existsSync(truth)) return [];
  const expected = JSON.parse(readFileSync(truth, 'utf8')) as Record<string, { articleBody: string }>;
  const scores: Score[] = [];
  for (const [id, { articleBody }] of Object.entries(expected)) {
    const file = path.join(corpora, `html/article-extraction/html/${id}.html.gz`);
    if (!existsSync(file)) continue;
    scores.push({
      name: id.slice(0, 8),
      score: wordF1(await textOf('a.html', gunzipSync(readFileSync(file))), articleBody),
    });
  }
  return scores;
}

/** Folder names of chardet's set that no decoder label has; null: no decoder here to compare with. */
const labels: Readonly<Record<string, string | null>> = {
  cp932: 'shift_jis',
  ibm855: null,
  johab: null,
  maccyrillic: 'x-mac-cyrillic',
  'utf-8-sig': 'utf-8',
  'tis-620': 'windows-874',
  'utf-16': 'utf-16',
};

async function encodingScores(): Promise<Score[]> {
  const scores: Score[] = [];
  for (const file of files('encodings/chardet/*/*')) {
    const folder = path.basename(path.dirname(file)).toLowerCase();
    const name = folder.replace(/-(?:czech|hungarian|bulgarian|russian|greek|hebrew|arabic)$/, '');
    const label = Object.hasOwn(labels, name) ? labels[name] : name;
    const bytes = readFileSync(file);
    if (!label) continue;
    // Read as plain text whatever the ending says, so that no declaration helps.
    const text = (await textOf('a.txt', bytes)).trim();
    const { cleanText } = await import('../../src/main/engine/extract/clean-text.ts');
    const wide = bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le';
    const expected = cleanText(new TextDecoder(label === 'utf-16' ? wide : label).decode(bytes)).trim();
    scores.push({
      name: `${folder}/${path.basename(file)}`,
      score: characterAccuracy(text.replace(/\s+/g, ''), expected.replace(/\s+/g, '')),
    });
  }
  return scores;
}

const boxPages = 15;

async function boxRows(): Promise<EvalRow[]> {
  const rows: EvalRow[] = [];
  for (const [set, pattern] of [
    ['pdf: financebench', 'docqa/financebench/pdfs/*.pdf'],
    ['pdf: earnings calls', 'docqa/kg-rag-earnings-calls/**/*.pdf'],
    ['pdf: tables', 'tables/**/*.pdf'],
    ['pdf: pypdf-samples', 'parsing/pypdf-samples/*/*.pdf'],
  ] as const) {
    const scores: Score[] = [];
    let words = 0;
    let inPlace = 0;
    for (const file of files(pattern)) {
      try {
        const pages = popplerWords(file, boxPages);
        const { units } = await readBytes(file, readFileSync(file));
        let own = 0;
        let all = 0;
        for (const unit of units) {
          const expected = pages[unit.index] ?? [];
          all += expected.length;
          own += wordsInPlace(unit, expected, 0.7);
        }
        words += all;
        inPlace += own;
        if (all > 0) scores.push({ name: path.basename(file), score: own / all });
      } catch {
        // Encrypted or damaged for one of the two readers: nothing to compare.
      }
    }
    rows.push({ ...row(set, 'words with IoU ≥ .7', scores), figure: (inPlace / Math.max(1, words)).toFixed(4) });
  }
  rows.push(await speedRow());
  return rows;
}

async function speedRow(): Promise<EvalRow> {
  const all = files('docqa/financebench/pdfs/*.pdf').slice(0, 6);
  let pages = 0;
  let own = 0;
  let other = 0;
  for (const file of all) {
    const bytes = readFileSync(file);
    let started = performance.now();
    pages += (await readBytes(file, bytes)).units.length;
    own += performance.now() - started;
    started = performance.now();
    execFileSync('pdftotext', ['-q', '-bbox', file, '/dev/null'], { stdio: 'ignore' });
    other += performance.now() - started;
  }
  const perSecond = (milliseconds: number) => (pages / (milliseconds / 1000)).toFixed(0);
  return {
    set: `pdf: speed (${pages} pages)`,
    what: 'pages/s',
    figure: perSecond(own),
    baseline: `pdftotext -bbox ${perSecond(other)}`,
  };
}
