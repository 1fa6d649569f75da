import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What a newcomer sees first must be right: the bundled questions on the bundled samples, through the built command line. */
const root = path.resolve(import.meta.dirname, '../..');
const samples = path.join(root, 'resources/samples');

type SampleQuestion = {
  readonly question: string;
  readonly file: string;
  readonly page: number | null;
  readonly contains: string;
};
type Answered = {
  readonly id: string;
  readonly found: boolean;
  readonly citations: readonly {
    readonly path: string;
    readonly page: number | null;
    readonly quote: string;
    readonly verified: boolean;
  }[];
};
const questions = JSON.parse(
  readFileSync(path.join(root, 'resources/sample-questions.json'), 'utf8'),
) as readonly SampleQuestion[];
const elsewhere = 'What is the boiling point of helium on Jupiter?';

const folder = mkdtempSync(path.join(tmpdir(), 'docent-sample-questions-'));
const answers = new Map<string, Answered>();

function docent(...args: readonly string[]) {
  const all = [path.join(root, 'out/main/cli.js'), ...args, '--data-dir', path.join(folder, 'library')];
  return promisify(execFile)(process.execPath, all, { maxBuffer: 16 * 1024 * 1024 });
}

beforeAll(async () => {
  const batch = path.join(folder, 'questions.jsonl');
  const asked = [...questions.map(({ question }) => question), elsewhere];
  writeFileSync(batch, asked.map((text) => JSON.stringify({ id: text, text })).join('\n'));
  await docent('add', samples, '--wait', '--json');
  const { stdout } = await docent('ask', '--batch', batch);
  for (const line of stdout.trim().split('\n')) {
    const answer = JSON.parse(line) as Answered;
    answers.set(answer.id, answer);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the bundled samples', () => {
  it.each(questions)('answer “$question” from $file', ({ question, file, page, contains }) => {
    const answer = answers.get(question);
    expect(answer?.found).toBe(true);
    const cited = answer?.citations.map((citation) => ({
      file: path.basename(citation.path),
      page: citation.page,
      quote: citation.quote.replaceAll(/\s+/g, ' '),
      verified: citation.verified,
    }));
    expect(cited).toContainEqual({ file, page, quote: expect.stringContaining(contains), verified: true });
  });

  it('cite the main answer first', () => {
    const [main] = questions;
    expect(answers.get(main?.question ?? '')?.citations[0]?.quote).toContain(main?.contains);
  });

  it('do not answer what they do not hold', () => {
    expect(answers.get(elsewhere)).toMatchObject({ found: false, citations: [] });
  });
});
