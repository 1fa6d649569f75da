/** From every earlier schema to the newest, killed at a random write on the way and opened again: the same rows as without a kill. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { libraryMigrations } from '../../src/main/engine/store/library-store.ts';
import { personalMigrations } from '../../src/main/engine/store/personal-store.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { writeDocuments } from './documents.ts';
import { dump, makeOldDatabase } from './old-schema.ts';
import { missingStrace } from './tools.ts';
import { askAndWait, openTortureEngine } from './torture-engine.ts';
import { createTally, type TortureTest } from './torture-test.ts';

const script = fileURLToPath(new URL('migrate-process.ts', import.meta.url));
const databases = [
  { name: 'library', steps: libraryMigrations as readonly string[] },
  { name: 'personal', steps: personalMigrations as readonly string[] },
];
/** Kinds of calls that write; a process is killed at one of them. */
const deadly = ['pwrite64', 'pwrite64', 'fsync'] as const;

export const migrations: TortureTest = {
  name: 'migrations',
  title: 'migrations from every schema, killed',
  counts: { quick: 4, short: 45, long: 500 },
  shortSeconds: 90,
  missing: missingStrace,
  async run({ count, hasTime, seed, folder, tell }) {
    const random = seededRandom(seed);
    const tally = createTally();
    const present = path.join(folder, 'present');
    await makePresent(present, path.join(folder, 'documents'));
    // In an order of chance, each before any comes again: few tries are of many schemas, many of all.
    const starts = databases
      .flatMap(({ name, steps }) =>
        // 0 is a file of no schema yet.
        Array.from({ length: steps.length }, (_, version) => ({ name, steps, version, place: random() })),
      )
      .sort((one, other) => one.place - other.place);
    const known = new Map<string, Undisturbed>();
    let killed = 0;
    let rows = 0;
    for (let round = 0; round < count && hasTime(); round += 1) {
      const { name, steps, version } = starts[round % starts.length] as (typeof starts)[number];
      const key = `${name} ${version}`;
      const old = path.join(folder, `old ${key}`);
      if (!known.has(key)) {
        mkdirSync(old);
        rows += makeOldDatabase(path.join(old, `${name}.db`), path.join(present, `${name}.db`), steps, version);
        const undisturbed = path.join(folder, 'undisturbed');
        cpSync(old, undisturbed, { recursive: true });
        const record = path.join(folder, 'record');
        const { status, stderr } = migrate(name, undisturbed, [
          ...watching(name, undisturbed),
          '-o',
          record,
          '-e',
          'trace=pwrite64,fsync',
        ]);
        if (status !== 0) throw new Error(`${key} cannot be opened: ${stderr}`);
        const calls = readFileSync(record, 'utf8');
        const countOf = (call: string) => calls.split(`${call}(`).length - 1;
        known.set(key, {
          lines: withoutIds(dump(path.join(undisturbed, `${name}.db`))),
          calls: { pwrite64: countOf('pwrite64'), fsync: countOf('fsync') },
        });
        rmSync(undisturbed, { recursive: true });
      }
      const dataDir = path.join(folder, 'copy');
      cpSync(old, dataDir, { recursive: true });
      const call = deadly[Math.floor(random() * deadly.length)] as keyof Undisturbed['calls'];
      const expected = known.get(key) as Undisturbed;
      const at = 1 + Math.floor(random() * expected.calls[call]);
      const { signal } = migrate(name, dataDir, [
        ...watching(name, dataDir),
        ...['-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:signal=SIGKILL:when=${at}`],
      ]);
      if (signal === 'SIGKILL') killed += 1;
      const again = migrate(name, dataDir, []);
      const found = again.status === 0 ? withoutIds(dump(path.join(dataDir, `${name}.db`))) : [];
      const isSame = found.join('\n') === expected.lines.join('\n');
      const missing = expected.lines.filter((line) => !found.includes(line));
      tally.count(
        `${key}, killed at ${call} ${at}`,
        isSame
          ? []
          : [`${missing.length} of ${expected.lines.length} rows, first ${missing[0]?.slice(0, 120)}; ${again.stderr}`],
      );
      rmSync(dataDir, { recursive: true, force: true });
      if ((round + 1) % 20 === 0) tell(`${round + 1} migrations`);
    }
    return tally.result(`${known.size} of ${starts.length} schemas with ${rows} rows, ${killed} killed on the way`);
  },
};

type Undisturbed = {
  readonly lines: readonly string[];
  readonly calls: Readonly<Record<'pwrite64' | 'fsync', number>>;
};

/** Only calls on this database. */
const watching = (name: string, dataDir: string) => [
  ...['strace', '-f', '-qq', '-P', path.join(dataDir, `${name}.db`), '-P', path.join(dataDir, `${name}.db-wal`)],
];

/** What is drawn by chance when a library is made. */
const withoutIds = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('meta ["library-id"'));

function migrate(name: string, dataDir: string, under: readonly string[]) {
  const [command = '', ...rest] = [...under, process.execPath, script, name, dataDir];
  return spawnSync(command, rest, { encoding: 'utf8' });
}

async function makePresent(dataDir: string, documents: string): Promise<void> {
  writeDocuments(documents, 6);
  const engine = await openTortureEngine(dataDir);
  await engine.start();
  await engine.request('folder.add', { path: documents });
  await engine.idle();
  for (let index = 0; index < 4; index += 1) await askAndWait(engine, `Which station moved water, ${index}?`);
  await engine.close();
}
