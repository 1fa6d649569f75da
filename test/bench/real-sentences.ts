/** Distinct sentences of the test material: what a library's passages are made of, short enough to embed a hundred thousand. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { sentences } from '../../src/main/engine/sentences.ts';

const corpora = path.resolve(import.meta.dirname, '../../../shared/corpora');
/** UTF-16 units: shorter ones are numbers of tables, longer ones unbroken tables. */
const shortest = 18;
const longest = 400;
/** UTF-16 units from which a sentence is also cut at its commas. */
const longSentence = 60;

export type RealSentence = { readonly text: string; readonly document: string };

/** Questions people asked of that material. */
export function realQuestions(): readonly string[] {
  const folders = ['retrieval/cranfield', 'retrieval/xquad/en', 'docqa/financebench', 'docqa/kg-rag-earnings-calls'];
  const files = folders.flatMap((folder) =>
    ['queries.jsonl', 'questions.jsonl'].map((name) => path.join(corpora, folder, name)),
  );
  return files.filter(existsSync).flatMap((file) =>
    linesOf(file).map((line) => {
      const { text, question } = JSON.parse(line) as { text?: string; question?: string };
      return text ?? question ?? '';
    }),
  );
}

/** Each distinct sentence once, with the document it stands in; empty where the material is not there. */
export function realSentences(): readonly RealSentence[] {
  if (!existsSync(corpora)) return [];
  const found = new Map<string, string>();
  for (const { document, text } of documents()) {
    for (const paragraph of text.split(/\n\s*\n|\f/)) {
      const joined = paragraph.replace(/\s+/g, ' ').trim();
      for (const { start, end } of sentences(joined)) {
        for (const part of withClauses(joined.slice(start, end))) {
          if (part.length < shortest || part.length > longest || !/\p{L}{3}/u.test(part)) continue;
          if (!found.has(part)) found.set(part, document);
        }
      }
    }
  }
  return [...found].map(([text, document]) => ({ text, document }));
}

/** A sentence, and what stands between the commas of a long one: the material alone has too few sentences. */
function withClauses(sentence: string): string[] {
  if (sentence.length < longSentence) return [sentence];
  return [sentence, ...sentence.split(/[,;:—–()] /).map((clause) => clause.trim())];
}

function* documents(): Generator<{ readonly document: string; readonly text: string }> {
  for (const file of filesUnder(corpora)) {
    if (file.endsWith('corpus.jsonl')) {
      for (const line of linesOf(file)) {
        const { _id, text } = JSON.parse(line) as { _id: string; text: string };
        yield { document: `${file} ${_id}`, text };
      }
    } else if (file.endsWith('ground-truth.json')) {
      const pages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { articleBody: string }>;
      for (const [page, { articleBody }] of Object.entries(pages)) yield { document: page, text: articleBody };
    } else if (/\.(txt|md|csv)$/.test(file)) {
      yield { document: file, text: readFileSync(file, 'utf8') };
    } else if (file.endsWith('.pdf')) {
      yield* pdfText(file);
    }
  }
}

/** Nothing for one of the broken files of the collection. */
function* pdfText(file: string): Generator<{ readonly document: string; readonly text: string }> {
  try {
    const text = execFileSync('pdftotext', ['-q', file, '-'], { maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] });
    yield { document: file, text: text.toString() };
  } catch (error) {
    process.stderr.write(`${path.basename(file)} has no text: ${(error as Error).message.split('\n')[0]}\n`);
  }
}

function* filesUnder(folder: string): Generator<string> {
  for (const name of readdirSync(folder).sort()) {
    const full = path.join(folder, name);
    if (/^(adversarial|encodings)$/.test(name)) continue;
    if (statSync(full).isDirectory()) yield* filesUnder(full);
    else yield full;
  }
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}
