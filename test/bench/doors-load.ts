/** Searches through the local API, fifty at once, as a busy tool would make them; documents are made here. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jsonOf, startCli } from '../helpers/docent-cli.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import type { BenchRow } from './bench-row.ts';

const documents = 1_000;
const atOnce = 50;
/** Searches of each of them, after one that warms up. */
const each = 10;
/** Searches one after the other, for comparison. */
const alone = 40;
const token = 'docent_a-token-for-the-bench-that-is-long-enough';
const words =
  'harbour lease crane ledger mooring flood council market lighthouse mill bridge winter repair invoice meeting annual report budget timber salt'.split(
    ' ',
  );

export async function doorsLoad(): Promise<readonly BenchRow[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'docent-doors-load-'));
  const library = ['--data-dir', path.join(root, 'library')];
  try {
    writeDocuments(path.join(root, 'documents'));
    await jsonOf('add', path.join(root, 'documents'), '--wait', ...library);
    const server = startCli(['serve', '--port', '0', '--json', ...library], { DOCENT_API_TOKEN: token });
    try {
      const address = await addressOf(server);
      return await measure(address);
    } finally {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function measure(address: string): Promise<readonly BenchRow[]> {
  let asked = 0;
  /** Milliseconds of one search nobody has made before. */
  const search = async (): Promise<number> => {
    asked += 1;
    const query = `${words[asked % words.length]} and ${words[(asked * 7) % words.length]} of ${1800 + (asked % 200)} number ${asked}`;
    const started = performance.now();
    const response = await fetch(`${address}/api/search`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { hits } = (await response.json()) as { hits: unknown[] };
    if (response.status !== 200 || hits.length === 0) throw new Error(`A search was answered ${response.status}.`);
    return performance.now() - started;
  };
  await search();
  const single: number[] = [];
  for (let count = 0; count < alone; count += 1) single.push(await search());
  const started = performance.now();
  const together = await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const times: number[] = [];
      for (let count = 0; count < each; count += 1) times.push(await search());
      return times;
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const times = together.flat();
  return [
    {
      name: `a search of the local API, ${atOnce} at once / one at a time (p50, ${documents} documents)`,
      ratio: share(times, 0.5) / share(single, 0.5),
      goal: null,
      detail:
        `${atOnce} at once: p50 ${share(times, 0.5).toFixed(0)} ms, p95 ${share(times, 0.95).toFixed(0)} ms, ` +
        `${(times.length / seconds).toFixed(0)} a second; one at a time: p50 ${share(single, 0.5).toFixed(0)} ms, ` +
        `p95 ${share(single, 0.95).toFixed(0)} ms; all with the query embedded anew`,
    },
    {
      name: `how evenly ${atOnce} at once are served (p95 / p50)`,
      ratio: share(times, 0.95) / share(times, 0.5),
      goal: null,
      detail: `the longest ${Math.max(...times).toFixed(0)} ms; 1 would be all alike`,
    },
  ];
}

function share(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

async function addressOf(server: ReturnType<typeof startCli>): Promise<string> {
  let said = '';
  for await (const bytes of server.stdout ?? []) {
    said += bytes;
    if (said.trimEnd().endsWith('}')) break;
  }
  return (JSON.parse(said) as { address: string }).address;
}

function writeDocuments(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const random = seededRandom(7);
  const word = () => words[Math.floor(random() * words.length)];
  for (let index = 0; index < documents; index += 1) {
    const sentences = Array.from(
      { length: 4 },
      () => `The ${word()} of the ${word()} was entered in the ${word()} for ${1800 + Math.floor(random() * 200)}.`,
    );
    writeFileSync(path.join(folder, `note-${index}.txt`), sentences.join(' '));
  }
}
