import { fork } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { TableWorkers, WorkerHost } from '../../src/main/engine/ports.ts';
import { nodeFlags } from '../../src/main/processes/fork-worker-host.ts';
import { forkedProcess } from '../../src/main/processes/forked-process.ts';
import { createTablePool } from '../../src/main/processes/table-pool.ts';
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
const work = (sql: string) => ({ columns: ['Name'], rows: [[['Anna', null] as const]], statements: [sql] });

it('computes, and goes on in a fresh process after one that would never end', { timeout: 60_000 }, async () => {
  const host = tableHost();
  pool = createTablePool({ host, log: quietLog });
  const first = await pool.query(work('SELECT "Name" FROM data'), never);
  expect(first.results[0]?.rows).toEqual([['Anna']]);
  await expect(pool.query(work(endless), never)).rejects.toMatchObject({ code: 'table-query-too-long' });
  const again = await pool.query(work('SELECT count(*) FROM data'), never);
  expect(again.results[0]?.rows).toEqual([[1]]);
  expect(host.started).toHaveLength(2);
});

it('ends one that takes more memory than a sheet can need', { timeout: 60_000 }, async () => {
  pool = createTablePool({ host: tableHost(), log: quietLog });
  const bomb = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 600000)
    SELECT length(group_concat(hex(randomblob(500)))) FROM n`;
  await expect(pool.query(work(bomb), never)).rejects.toMatchObject({
    code: expect.stringMatching(/^table-query-too-(?:large|long)$/),
  });
  expect((await pool.query(work('SELECT 1'), never)).results[0]?.rows).toEqual([[1]]);
});

it('ends at once when cancelled', { timeout: 60_000 }, async () => {
  pool = createTablePool({ host: tableHost(), log: quietLog });
  await pool.query(work('SELECT 1'), never);
  const controller = new AbortController();
  const running = pool.query(work(endless), controller.signal);
  const asked = performance.now();
  setTimeout(() => controller.abort(), 50);
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  // The product's own limit is far beyond this; only a cancel that does nothing reaches it.
  expect(performance.now() - asked).toBeLessThan(4_500);
});

it('passes on what a statement was refused for', { timeout: 60_000 }, async () => {
  pool = createTablePool({ host: tableHost(), log: quietLog });
  await expect(pool.query(work('DROP TABLE data'), never)).rejects.toMatchObject({ code: 'table-query-invalid' });
});
