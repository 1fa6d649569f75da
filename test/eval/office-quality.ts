/** How well Office files are read on material that nobody here wrote; part of `npm run eval`. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBytes } from '../engine/extract/read-document.ts';
import { type EvalRow, share } from './eval-row.ts';
import { nativeText } from './native-text.ts';
import { sheetCells, sheetMatch } from './sheet-match.ts';
import { wordF1 } from './word-overlap.ts';

const corpora = path.join(import.meta.dirname, '../../../shared/corpora');

type Score = { readonly name: string; readonly score: number };
type Pair = { readonly file: string; readonly expected: string };

/** Word F1 per set and format, strings that must be there, cells as displayed. */
export async function officeQuality(): Promise<EvalRow[]> {
  if (!existsSync(corpora)) return [];
  const rows: EvalRow[] = [];
  for (const format of ['doc', 'odf', 'pptx', 'xlsx']) {
    rows.push(row(`${format}: docling`, 'word F1', await scores(doclingPairs(format))));
  }
  rows.push(
    row('odt: pandoc', 'word F1', await scores(nativePairs('parsing/pandoc/odt/native/*.native', /native/g, 'odt'))),
  );
  rows.push(row('rtf: pandoc', 'word F1', await scores(nativePairs('parsing/pandoc/rtf/*.native', /native$/, 'rtf'))));
  rows.push(row('pptx: pandoc', 'word F1', await scores(slidePairs())));
  rows.push(row('office: markitdown', 'strings found', await mustScores()));
  rows.push(row('spreadsheets: sheetjs', 'cells as displayed', await sheetScores()));
  return rows;
}

function row(set: string, what: string, found: readonly Score[]): EvalRow {
  const mean = found.reduce((sum, { score }) => sum + score, 0) / Math.max(1, found.length);
  const worst = [...found].sort((a, b) => a.score - b.score).slice(0, 3);
  return {
    set: `${set} (${found.length})`,
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

function doclingPairs(format: string): Pair[] {
  return files(`parsing/docling/${format}/groundtruth/*.md`).map((truth) => ({
    file: truth.replace('/groundtruth/', '/sources/').replace(/\.md$/, ''),
    expected: readFileSync(truth, 'utf8')
      .replace(/<!--[\s\S]*?-->|!\[[^\]]*\]\([^)]*\)/g, ' ')
      .replace(/\]\([^)]*\)/g, ' ')
      .replace(/&(?:amp|lt|gt|quot);|<[^>]*>/g, ' ')
      .replace(/\\_/g, '_')
      .replace(/\*\*|__/g, ''),
  }));
}

function nativePairs(pattern: string, ending: RegExp, by: string): Pair[] {
  return files(pattern).map((truth) => ({
    file: truth.replace(ending, by),
    expected: nativeText(readFileSync(truth, 'utf8')),
  }));
}

function slidePairs(): Pair[] {
  return files('parsing/pandoc/pptx/**/*.pptx').flatMap((file) => {
    const truth = path.join(path.dirname(file), 'input.native');
    return existsSync(truth) ? [{ file, expected: nativeText(readFileSync(truth, 'utf8')) }] : [];
  });
}

async function scores(pairs: readonly Pair[]): Promise<Score[]> {
  const found: Score[] = [];
  for (const { file, expected } of pairs) {
    if (!existsSync(file)) continue;
    const score = await readBytes(file, readFileSync(file)).then(
      ({ text }) => wordF1(text, expected),
      () => 0,
    );
    found.push({ name: path.basename(file), score });
  }
  return found;
}

/** Strings another converter must find, without its own markup. */
async function mustScores(): Promise<Score[]> {
  const truth = path.join(corpora, 'parsing/markitdown/test-vectors.json');
  if (!existsSync(truth)) return [];
  const vectors = JSON.parse(readFileSync(truth, 'utf8')) as { filename: string; must_include: string[] }[];
  const found: Score[] = [];
  for (const { filename, must_include } of vectors) {
    if (!/\.(?:docx|pptx|xlsx?)$/.test(filename)) continue;
    const file = path.join(corpora, 'parsing/markitdown/test_files', filename);
    const text = (await readBytes(file, readFileSync(file))).text.replace(/\s+/g, ' ');
    const wanted = must_include
      .filter((one) => !one.startsWith('data:'))
      .map((one) => one.replace(/^#+ |^!\[|\](?:\(.*\))?$/g, ''));
    const hits = wanted.filter((one) => text.includes(one.replace(/\s+/g, ' '))).length;
    found.push({ name: filename, score: wanted.length === 0 ? 1 : hits / wanted.length });
  }
  return found;
}

/** The one truth that belongs to another workbook: this one's first sheet has no cells in any of its three forms. */
const foreign = 'BlankSheetTypes.xls.0.csv';

async function sheetScores(): Promise<Score[]> {
  const found: Score[] = [];
  for (const truth of files('spreadsheets/sheetjs/expected/*.csv')) {
    const [, name = '', place = ''] = /^(.*)\.(\d+)\.csv$/.exec(path.basename(truth)) ?? [];
    if (path.basename(truth) === foreign) continue;
    const bytes = readFileSync(path.join(corpora, 'spreadsheets/sheetjs/files', name));
    const tools = { password: name.startsWith('password') ? 'password' : null };
    const { units } = await readBytes(name, bytes, {}, new AbortController().signal, tools);
    const cells = sheetCells(units.filter(({ number }) => number === Number(place) + 1));
    const score = sheetMatch(cells, new TextDecoder('windows-1252').decode(readFileSync(truth)));
    if (score !== null) found.push({ name: path.basename(truth), score });
  }
  return found;
}
