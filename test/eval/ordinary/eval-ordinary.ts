/**
 * The built-in templates on ordinary documents, by rules alone, read as the library reads them. Rules are worked on with the development half,
 * whose misses are told on stderr; of the half kept apart nobody looks at more than these figures. Both come from one hand.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtInTemplates } from '../../../src/main/engine/extraction/built-in-templates.ts';
import { type EvalRow, share } from '../eval-row.ts';
import { cellsOf } from '../extract/eval-calibration.ts';
import type { CliItem, CliRow } from '../extract/extract-cli.ts';
import { createDocumentReader, proveCells } from '../extract/prove-cells.ts';
import { businessDevelopment } from './business-development.ts';
import { businessKept } from './business-kept.ts';
import { moreBusinessDevelopment } from './more-business-development.ts';
import { morePeopleDevelopment } from './more-people-development.ts';
import type { OrdinaryDocument } from './ordinary-document.ts';
import { peopleDevelopment } from './people-development.ts';
import { peopleKept } from './people-kept.ts';
import { type ScoredCell, scoreCell } from './score-ordinary.ts';
import { ordinaryBytes } from './write-ordinary.ts';

export const ordinaryHalves = {
  development: [...businessDevelopment, ...moreBusinessDevelopment, ...peopleDevelopment, ...morePeopleDevelopment],
  kept: [...businessKept, ...peopleKept],
} as const;

type Cells = Awaited<ReturnType<typeof cellsOf>>;

export async function evalOrdinary(halves: readonly (keyof typeof ordinaryHalves)[]): Promise<EvalRow[]> {
  const rows: EvalRow[] = [];
  for (const half of halves) rows.push(...(await evalHalf(half)));
  return rows;
}

async function evalHalf(half: keyof typeof ordinaryHalves): Promise<EvalRow[]> {
  const scored = await readOrdinary(ordinaryHalves[half]);
  if (half === 'development') for (const cell of scored.cells) if (cell.miss) console.error(cell.miss);
  const documents = new Map<string, Set<string>>();
  for (const { template, name } of scored.cells)
    documents.set(template, (documents.get(template) ?? new Set()).add(name));
  const rows = [...documents].flatMap(([template, names]): EvalRow[] => {
    const own = scored.cells.filter((cell) => cell.template === template);
    const set = `ordinary ${half}: ${template} (${names.size})`;
    const fields = [...new Set(own.map(({ field }) => field))];
    const perField = fields.map((field) => `${field} ${share(f1(own.filter((cell) => cell.field === field)))}`);
    return [
      { set, what: 'F1 over all fields', figure: share(f1(own)), baseline: '' },
      { set, what: 'F1 per field', figure: perField.join(', '), baseline: '' },
    ];
  });
  const all = scored.cells.reduce(
    (sum, { right, marked, wrongVerified }) => ({
      right: sum.right + right,
      marked: sum.marked + marked,
      wrong: sum.wrong + wrongVerified,
    }),
    { right: 0, marked: 0, wrong: 0 },
  );
  const set = `ordinary ${half}`;
  return [
    ...rows,
    { set, what: 'F1 over all', figure: share(f1(scored.cells)), baseline: '' },
    {
      set,
      what: 'verified values whose place holds them',
      figure: `${scored.proof.proven} of ${scored.proof.verified}`,
      baseline: 'target all',
    },
    { set, what: 'right values marked verified', figure: `${all.marked} of ${all.right}`, baseline: 'target .900' },
    { set, what: 'wrong values marked verified', figure: String(all.wrong), baseline: '' },
    ...scored.proof.faults.map((fault) => ({ set, what: 'fault', figure: fault, baseline: '' })),
  ];
}

/** Every document written, read, extracted and held against its truth; what is called verified is proven on the file. */
export async function readOrdinary(documents: readonly OrdinaryDocument[]) {
  const work = mkdtempSync(path.join(tmpdir(), 'docent-ordinary-'));
  const read = createDocumentReader();
  const cells: ScoredCell[] = [];
  const rows: CliRow[] = [];
  try {
    for (const document of documents) {
      const file = path.join(work, `${document.name}.${document.format}`);
      writeFileSync(file, ordinaryBytes(document));
      const found = await cellsOf(document.template, await read(file));
      rows.push({ path: file, cells: provable(found) });
      const fields = builtInTemplates.find(({ id }) => id === document.template)?.fields ?? [];
      for (const field of fields) {
        const cell = found.find((one) => one.field === field.name);
        cells.push(...scoreCell(document, field, cell ?? null));
      }
    }
    return { cells, proof: await proveCells(rows, async (file) => (await read(file)).text) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Cells as the command line prints them. */
function provable(cells: Cells): CliRow['cells'] {
  const item = ({
    text,
    verified,
    confidence,
    span,
  }: Pick<Cells[number], 'text' | 'verified' | 'confidence' | 'span'>): CliItem => ({
    ...{ value: text, verified, confidence, page: null, start: span?.[0] ?? null, end: span?.[1] ?? null },
  });
  return Object.fromEntries(
    cells.map((cell) => [
      cell.field,
      { ...item(cell), value: cell.value, ...(cell.items ? { items: cell.items.map(item) } : {}) },
    ]),
  );
}

function f1(cells: readonly ScoredCell[]): number {
  const sum = (of: (cell: ScoredCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const both = sum(({ found }) => found) + sum(({ wanted }) => wanted);
  // Nothing told and nothing found is as right as it can be.
  return both === 0 ? 1 : (2 * sum(({ right }) => right)) / both;
}
