import path from 'node:path';
import { apartHalf } from './asked/everyday-apart.ts';
import { developmentHalf } from './asked/everyday-development.ts';
import type { EverydayHalf, EverydayQuestion } from './asked/everyday-half.ts';
import { ledgersApart } from './asked/ledgers-apart.ts';
import { ledgersDevelopment } from './asked/ledgers-development.ts';
import { writeEveryday } from './asked/write-everyday.ts';
import { type BatchAnswer, createCliLibrary } from './cli-library.ts';
import { type EvalRow, share } from './eval-row.ts';

/**
 * What a newcomer asks of leases, contracts, invoices, letters and lists in seven formats, without a chat model: whether the first quote is the
 * sentence that answers, and from the right document; whether a table or the whole collection gives the value. All documents of a half stand in
 * one library. One half was kept apart while the rules were made. Both come from one hand: they say what is lost on the way, not how the world
 * writes. Misses of the half worked on are told on stderr.
 */
export async function evalEveryday(): Promise<EvalRow[]> {
  return [...(await evalEverydayDevelopment()), ...(await rowsOf('kept apart', apartHalf, () => undefined))];
}

/** The half worked on alone. */
export async function evalEverydayDevelopment(): Promise<EvalRow[]> {
  return rowsOf('worked on', developmentHalf, (line) => console.error(line));
}

/**
 * What is asked of statements, expense lists, stock, invoices and contracts: sums of the rows meant, with their currency; the latest by date;
 * look-ups by a key and by a label; dates, counts and durations; what stands nowhere. Six small libraries, three of them kept apart.
 */
export async function evalLedgers(): Promise<EvalRow[]> {
  return [
    ...(await evalLedgersDevelopment()),
    ...(await rowsOfAll('ledgers, kept apart', ledgersApart, () => undefined)),
  ];
}

/** The libraries worked on alone. */
export async function evalLedgersDevelopment(): Promise<EvalRow[]> {
  return rowsOfAll('ledgers, worked on', ledgersDevelopment, (line) => console.error(line));
}

const rowsOf = (name: string, half: EverydayHalf, miss: (line: string) => void) =>
  rowsOfAll(`everyday, ${name}`, [half], miss);

async function rowsOfAll(
  set: string,
  libraries: readonly EverydayHalf[],
  miss: (line: string) => void,
): Promise<EvalRow[]> {
  const outcome = new Map<string, boolean[]>();
  for (const half of libraries) await askAll(half, outcome, miss);
  const row = (what: string, right: readonly boolean[]): EvalRow => ({
    set,
    what: `${what}, n = ${right.length}`,
    figure: share(right.filter(Boolean).length / right.length),
    baseline: '',
  });
  return [...[...outcome].map(([kind, right]) => row(kind, right)), row('all', [...outcome.values()].flat())];
}

async function askAll(
  half: EverydayHalf,
  outcome: Map<string, boolean[]>,
  miss: (line: string) => void,
): Promise<void> {
  const made = writeEveryday(half.files);
  const library = createCliLibrary();
  try {
    await library.add(made.folder);
    const asked = half.questions.map(({ question }, index) => ({ id: String(index), text: question }));
    const answers = new Map((await library.ask(asked)).map((answer) => [answer.id, answer]));
    half.questions.forEach((each, index) => {
      const answer = answers.get(String(index));
      const right = answer !== undefined && isRight(each, answer);
      outcome.set(each.kind, [...(outcome.get(each.kind) ?? []), right]);
      if (!right) miss(`${each.kind}: ${each.question}\n    ${answer ? told(answer) : 'no answer'}`);
    });
  } finally {
    library.remove();
    made.remove();
  }
}

const plain = (text: string) => text.replace(/\s+/g, ' ').replaceAll('’', "'");
const told = ({ answer, citations, way }: BatchAnswer) =>
  `[${way?.kind ?? 'passages'}] ${plain(answer).slice(0, 260)} (${citations.map(({ path: file }) => path.basename(file)).join(', ')})`;

function isRight({ expects }: EverydayQuestion, { answer, found, citations, way, wordsOnly }: BatchAnswer): boolean {
  const [first] = citations;
  if ('nothing' in expects) return !found;
  if ('quote' in expects) {
    const isOf = path.basename(first?.path ?? '') === expects.of;
    return isOf && plain(first?.quote ?? '').includes(plain(expects.quote));
  }
  if ('values' in expects) return way?.kind === 'table' && sameSet(way.values ?? [], expects.values, value);
  if ('sum' in expects) {
    const [only, more] = way?.kind === 'table' ? (way.values ?? []) : [];
    return (
      only !== undefined &&
      more === undefined &&
      value(only) === value(expects.sum) &&
      answer.includes(expects.currency)
    );
  }
  if ('files' in expects) {
    return way?.kind === 'collection' && sameSet(filesOf(citations), expects.files, (file) => file);
  }
  if ('total' in expects) {
    const total = way?.kind === 'collection' ? way.total : undefined;
    return (
      total !== undefined &&
      answer.includes(expects.total) &&
      total.counted === expects.counted &&
      total.uncounted.length === expects.uncounted
    );
  }
  const isOf = first === undefined || path.basename(first.path) === expects.of;
  return wordsOnly === true && isOf;
}

/** A number however it is written: "1.047,40", "1,047.40", "12,90". */
const value = (text: string) => {
  if (!/^-?[\d.,]+$/.test(text)) return text;
  const mark = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const whole = text.slice(0, mark < 0 ? undefined : mark).replace(/[.,]/g, '');
  return String(Number(mark < 0 ? whole : `${whole}.${text.slice(mark + 1)}`));
};
const filesOf = (citations: BatchAnswer['citations']) => [
  ...new Set(citations.map((citation) => path.basename(citation.path))),
];

function sameSet(got: readonly string[], expected: readonly string[], as: (text: string) => string): boolean {
  const [first, second] = [got, expected].map((list) => list.map(as).sort().join('\n'));
  return first === second;
}
