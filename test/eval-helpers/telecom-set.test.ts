/**
 * Checks the synthetic telecom set by readers that share nothing with its writers: poppler (pdf.js where that is not installed), unzip,
 * and a few lines here.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { categories, type Half, type TelecomTruth } from '../eval/telecom/telecom-types.ts';
import { writeTelecomDocuments } from '../eval/telecom/write-telecom-documents.ts';

const root = mkdtempSync(path.join(tmpdir(), 'docent-telecom-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const withPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

const halves = ['development', 'final'] as const;
const folderOf = (half: Half) => path.join(root, half);
const sets = {
  development: writeTelecomDocuments(folderOf('development'), 'development'),
  final: writeTelecomDocuments(folderOf('final'), 'final'),
};
const everyDocument = halves.flatMap((half) => sets[half].map((truth) => [half, truth.file, truth] as const));

/** Without white space and in small letters, as the score compares names. */
function compact(text: string): string {
  return text.replaceAll(/\s/g, '').toLowerCase();
}

/** All readings of a document by other programs: several for PDFs, whose lines have more than one order. */
async function readings(file: string): Promise<readonly string[]> {
  switch (path.extname(file)) {
    case '.pdf':
      return withPoppler
        ? ['-raw', '-layout', '-nopgbrk'].map((how) => execFileSync('pdftotext', ['-q', how, file, '-']).toString())
        : [await textByPdfJs(file)];
    case '.docx':
      return [withoutMarkup(execFileSync('unzip', ['-p', file, 'word/document.xml', 'word/footnotes.xml']).toString())];
    case '.xlsx':
      return [withoutMarkup(execFileSync('unzip', ['-p', file, 'xl/sharedStrings.xml']).toString())];
    case '.html':
      return [withoutMarkup(readFileSync(file, 'utf8'))];
    case '.md':
      return [readFileSync(file, 'utf8').replaceAll(/\\([_|])/g, '$1')];
    case '.csv':
      return [readFileSync(file, 'utf8').replaceAll('""', '"')];
    case '.eml':
      return [fromQuotedPrintable(readFileSync(file, 'latin1'))];
    default:
      return [readFileSync(file, 'utf8')];
  }
}

/** The text in the order in which it was drawn. */
async function textByPdfJs(file: string): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 });
  const document = await loading.promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join(' ');
  }
  await loading.destroy();
  return text;
}

function withoutMarkup(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Everything that is true of a document as plain strings. */
function itemsOf({ truth }: TelecomTruth): readonly string[] {
  return categories.flatMap((category) =>
    truth[category].flatMap((item) =>
      typeof item === 'string' ? [item] : [item.name, ...(item.description ? [item.description] : [])],
    ),
  );
}

function namesOf({ truth }: TelecomTruth): readonly string[] {
  return categories.flatMap((category) => truth[category].map((item) => (typeof item === 'string' ? item : item.name)));
}

function digests(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => {
    const hash = createHash('sha256').update(readFileSync(path.join(folder, name)));
    return `${name} ${hash.digest('hex')}`;
  });
}

describe('the synthetic telecom set', () => {
  it('has 30 documents in each half, of all eight formats, and as many truths as files', () => {
    for (const half of halves) {
      expect(sets[half]).toHaveLength(30);
      expect(readdirSync(folderOf(half)).toSorted()).toEqual(sets[half].map(({ file }) => file).toSorted());
      expect(new Set(sets[half].map(({ file }) => path.extname(file))).size).toBe(8);
    }
  });

  it.each(everyDocument)('%s/%s holds every true item word for word', async (half, file, truth) => {
    const texts = (await readings(path.join(folderOf(half), file))).map(compact);
    const missing = itemsOf(truth).filter((item) => !texts.some((text) => text.includes(compact(item))));
    expect(missing).toEqual([]);
  });

  it.each(everyDocument)('%s/%s keeps the naming rules and names nothing twice', (_half, _file, truth) => {
    const { parameters, counters } = truth.truth;
    expect(parameters.filter(({ name }) => compact(name).includes('pm'))).toEqual([]);
    expect(counters.filter(({ name }) => !compact(name).includes('pm'))).toEqual([]);
    const names = namesOf(truth).map(compact);
    expect(names).toHaveLength(new Set(names).size);
  });

  it.each(everyDocument)('%s/%s has its decoys in the text and not in the truth', async (half, file, truth) => {
    const texts = (await readings(path.join(folderOf(half), file))).map(compact);
    expect(truth.decoys.filter((name) => !texts.some((text) => text.includes(compact(name))))).toEqual([]);
    const names = new Set(namesOf(truth).map(compact));
    expect(truth.decoys.filter((name) => names.has(compact(name)))).toEqual([]);
  });

  it('shares no name between the halves', () => {
    const [development, final] = halves.map((half) => new Set(sets[half].flatMap(namesOf).map(compact)));
    expect([...(development ?? [])].filter((name) => final?.has(name))).toEqual([]);
  });

  it('has in each half empty categories, more than a hundred counters, a near duplicate and injected instructions', () => {
    for (const half of halves) {
      const truths = sets[half].map(({ truth }) => truth);
      expect(categories.some((category) => truths.some((truth) => truth[category].length === 0))).toBe(true);
      expect(truths.some(({ counters }) => counters.length > 100)).toBe(true);
      const traps = sets[half].flatMap((document) => document.traps);
      expect(traps).toEqual(expect.arrayContaining(['near-duplicate', 'injection', 'broken-names', 'glossary']));
    }
  });

  it('is the same each time it is written', () => {
    for (const half of halves) {
      const again = path.join(root, `${half}-again`);
      expect(writeTelecomDocuments(again, half)).toEqual(sets[half]);
      expect(digests(again)).toEqual(digests(folderOf(half)));
    }
  });
});
