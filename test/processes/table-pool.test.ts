import { fork } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { TableWorkers, TableWorkResult, WorkerHost } from '../../src/main/engine/ports.ts';
import type { TablePlan } from '../../src/main/engine/tables/table-methods.ts';
import { nodeFlags } from '../../src/main/processes/fork-worker-host.ts';
import { forkedProcess } from '../../src/main/processes/forked-process.ts';
import { createTablePool } from '../../src/main/processes/table-pool.ts';
import { storedRows } from '../engine/tables/table-of.ts';
import { quietLog } from './picture-process.ts';

const root = path.resolve(import.meta.dirname, '../..');
const never = new AbortController().signal;
let pool: TableWorkers | null = null;

/** The real worker, from its TypeScript entry with the flags of the product. */
function tableHost(): WorkerHost & { readonly started: number[] } {
  const started: number[] = [];
  return {
    started,
    async start() {
      const readable = ['src', 'node_modules', 'package.json'].map((name) => path.join(root, name));
      const child = fork(path.join(root, 'src/main/entries/table-worker.ts'), {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: nodeFlags('table-worker', readable),
      });
      if (child.pid) started.push(child.pid);
      return forkedProcess(child);
    },
  };
}

afterEach(async () => {
  await pool?.close();
  pool = null;
});

const endless = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n';

/** One question: a small table is sent, a statement computed over it, the process given back. */
async function ask(workers: TableWorkers, sql: string, signal = never): Promise<TableWorkResult> {
  const open = await workers.open(signal);
  try {
    const text = ['Name\tAge', 'Anna\t31', 'Bea\t44'].join('\n');
    await open.call('add', { table: 0, title: 'people', rows: storedRows(text) });
    return await open.call<TableWorkResult>('query', { table: 0, statements: [sql] });
  } finally {
    open.close();
  }
}

it('computes, and goes on in a fresh process after one that would never end', { timeout: 60_000 }, async () => {
  const host = tableHost();
  pool = createTablePool({ host, log: quietLog });
  const first = await ask(pool, 'SELECT "Name" FROM data');
  expect(first.results[0]?.rows).toEqual([['Anna'], ['Bea']]);
  await expect(ask(pool, endless)).rejects.toMatchObject({ code: 'table-query-too-long' });
  const again = await ask(pool, 'SELECT count(*) FROM data');
  expect(again.results[0]?.rows).toEqual([[2]]);
  expect(host.started).toHaveLength(2);
});

it('ends one that takes more memory than a sheet can need', { timeout: 60_000 }, async () => {
  pool = createTablePool({ host: tableHost(), log: quietLog });
  // Several texts of 400 MB: one of them would end at what SQLite allows a text.
  const texts = [500, 501, 502, 503].map((bytes) => `length(group_concat(hex(randomblob(${bytes}))))`);
  const bomb = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 400000)
    SELECT ${texts.join(', ')} FROM n`;
  await expect(ask(pool, bomb)).rejects.toMatchObject({
    code: expect.stringMatching(/^table-query-too-(?:large|long)$/),
  });
  expect((await ask(pool, 'SELECT 1')).results[0]?.rows).toEqual([[1]]);
});

it('ends at once when cancelled', { timeout: 60_000 }, async () => {
  pool = createTablePool({ host: tableHost(), log: quietLog });
  await ask(pool, 'SELECT 1');
  const controller = new AbortController();
  const running = ask(pool, endless, controller.signal);
  const asked = performance.now();
  setTimeout(() => controller.abort(), 50);
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  // The product's own limit is far beyond this; only a cancel that does nothing reaches it.
  expect(performance.now() - asked).toBeLessThan(4_500);
});

it('passes on what a statement was refused for', { timeout: 60_000 }, async () => {
  pool = createTablePool({ host: tableHost(), log: quietLog });
  await expect(ask(pool, 'DROP TABLE data')).rejects.toMatchObject({ code: 'table-query-invalid' });
});

it('forgets the tables of one question before the next, in the same process', { timeout: 60_000 }, async () => {
  const host = tableHost();
  pool = createTablePool({ host, log: quietLog });
  await ask(pool, 'SELECT 1');
  const next = await pool.open(never);
  await expect(next.call('query', { table: 0, statements: ['SELECT 1'] })).rejects.toMatchObject({
    code: 'bad-request',
  });
  next.close();
  expect(host.started).toHaveLength(1);
});

it('plans over a large sheet while this process goes on with other work', { timeout: 120_000 }, async () => {
  pool = createTablePool({ host: tableHost(), log: quietLog });
  const open = await pool.open(never);
  const part = (from: number) =>
    Array.from({ length: 2_000 }, (_, at) => `R-${from + at}\tSupplier ${from + at}\t${from + at}.50`).join('\n');
  await open.call('add', { table: 0, title: 'all', rows: storedRows(`Invoice\tSupplier\tAmount\n${part(0)}`) });
  for (let from = 2_000; from < 30_000; from += 2_000)
    await open.call('add', { table: 0, title: 'all', rows: storedRows(part(from)) });
  // Planned here, no other turn would come before the plan; in the other process many do.
  let turns = 0;
  let isPlanned = false;
  const planned = open.call<readonly (TablePlan | null)[]>('plan', {
    question: 'What is the total amount?',
    called: [],
  });
  const counting = (async () => {
    while (!isPlanned) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
  })();
  const [plan] = await planned.finally(() => {
    isPlanned = true;
  });
  await counting;
  expect(turns).toBeGreaterThan(20);
  expect(plan?.rows).toBe(30_000);
  expect(plan?.table.rows.length).toBeLessThan(100);
  expect(plan?.proposals[0]?.query.pick).toEqual({ kind: 'sum', column: 2 });
  open.close();
});
