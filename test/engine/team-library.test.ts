/** The team library: published into PostgreSQL and searched there, by roles that see what they may and nothing else. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readPostgresAddress } from '../../src/main/engine/net/postgres-address.ts';
import { findPostgres, type SystemPostgres, startPostgres } from '../helpers/system-postgres.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';
import { vectorPostgres } from '../helpers/vector-postgres.ts';

type Opened = Awaited<ReturnType<typeof testEngine>>;

async function published(engine: Pick<Opened, 'request'>, wish: Parameters<Opened['request']>[1]) {
  await engine.request('team.publish', wish as never);
  for (;;) {
    const job = await engine.request('team.job', {});
    if (job && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function withTowns(names: readonly string[]) {
  const engine = await testEngine();
  const folder = path.join(temporaryFolder(), 'towns');
  mkdirSync(folder);
  for (const name of names) writeTown(folder, name, 'a lighthouse of red brick');
  await engine.engine.start();
  await engine.add(folder);
  return { ...engine, folder };
}
const writeTown = (folder: string, name: string, thing: string) =>
  writeFileSync(
    path.join(folder, `${name}.txt`),
    `The town of ${name} has ${thing}.\fOn page two ${name} keeps its market on Saturdays.\n`,
  );

const names = (hits: readonly { path: string }[]) => [...new Set(hits.map((hit) => path.basename(hit.path)))];

// The bug: vectors or places that are others there than here, or work that is done again.
test('with pgvector: published once, searched by words and meaning, kept equal to the folder', async () => {
  const { address, database } = await vectorPostgres();
  const engine = await withTowns(['Alder', 'Birch', 'Cedar']);
  const first = await published(engine, { address });
  expect(first).toMatchObject({
    state: 'done',
    error: null,
    report: { published: 3, unchanged: 0, removed: 0, pgvector: true },
  });
  const { rows } = await database.query<{ n: number; dimensions: number }>(
    'SELECT count(*)::int AS n, min(vector_dims(embedding)) AS dimensions FROM docent.passage_vector',
  );
  expect(rows[0]).toEqual({ n: first.report?.vectors, dimensions: 32 });

  const found = await engine.request('team.search', { address, query: 'market of Birch on Saturdays', k: 5 });
  const here = await engine.request('search.run', { query: 'market of Birch on Saturdays', k: 5 });
  expect(found.meaning).toBe('all');
  const [there, own] = [found.hits[0], here.hits[0]];
  expect({ ...there, path: path.basename(there?.path ?? '') }).toMatchObject({
    ...{ documentId: own?.documentId, start: own?.start, end: own?.end, text: own?.text, page: own?.page },
    ...{ path: 'Birch.txt', locator: own?.locator, owner: 'postgres' },
  });
  expect(there?.similarity).toBeCloseTo(own?.similarity ?? 0, 4);
  const byMeaning = await engine.request('team.search', { address, query: 'Cedar market', using: 'vector', k: 1 });
  expect([names(byMeaning.hits), byMeaning.hits[0]?.keywordRank]).toEqual([['Cedar.txt'], null]);

  expect((await published(engine, { address })).report).toMatchObject({ published: 0, unchanged: 3, removed: 0 });
  writeTown(engine.folder, 'Birch', 'a mill of grey granite');
  writeTown(engine.folder, 'Dune', 'a harbour');
  rmSync(path.join(engine.folder, 'Alder.txt'));
  await engine.rescan();
  expect((await published(engine, { address })).report).toMatchObject({ published: 2, unchanged: 1, removed: 2 });
  const after = await engine.request('team.search', { address, query: 'granite lighthouse Alder', k: 10 });
  expect(names(after.hits)).not.toContain('Alder.txt');
  expect(names(after.hits)).toContain('Birch.txt');
});

// The bug: documents go to somebody who need not prove who they are, or in the clear.
describe('which addresses are connected to', () => {
  test.each([
    'postgres://anna@db.example.org/team?sslmode=disable',
    'postgres://anna@db.example.org/team?sslmode=prefer',
    'postgres://anna@db.example.org/team?sslmode=require',
    'postgres://anna@db.example.org/team?sslmode=no-verify',
    'postgres://anna@10.0.0.7/team?sslmode=disable',
    'postgres://anna@127.0.0.1.example.org/team?sslmode=disable',
    'postgres://anna@localhost/team?host=db.example.org&sslmode=disable',
  ])('%s is refused before anything is sent', async (address) => {
    const engine = await testEngine();
    await expect(engine.request('team.publish', { address })).rejects.toMatchObject({ code: 'team-insecure' });
    await expect(engine.request('team.search', { address, query: 'x' })).rejects.toMatchObject({
      code: 'team-insecure',
    });
    await expect(engine.request('team.set', { address })).rejects.toMatchObject({ code: 'team-insecure' });
    expect(await engine.request('network.connections', {})).toEqual([]);
  });
  test('another computer must prove its name; this one need not', () => {
    expect(readPostgresAddress('postgres://anna:secret@db.example.org/team')).toMatchObject({
      ...{ host: 'db.example.org', port: 5432, tls: { ca: null }, password: 'secret' },
      shown: 'postgres://anna@db.example.org/team',
    });
    expect(readPostgresAddress('postgres://anna@localhost:5433/team')).toMatchObject({ tls: null, port: 5433 });
    expect(readPostgresAddress('postgres://anna@[::1]/team').tls).toBeNull();
    expect(readPostgresAddress('postgres:///team?host=/tmp/sockets')).toMatchObject({
      tls: null,
      host: '/tmp/sockets',
    });
    expect(() => readPostgresAddress('https://example.org/team')).toThrow(/postgres:/);
  });
  // The bug: a password after the `?`, as other programs take it, is remembered and shown with the address.
  test('no secret of an address is remembered or shown; TLS that is asked for is not left out', async () => {
    const secret =
      'postgres://anna@db.example.org/team?sslmode=verify-full&password=Hush8Canary&sslpassword=Hush8Canary';
    expect(readPostgresAddress(secret)).toMatchObject({
      password: 'Hush8Canary',
      shown: 'postgres://anna@db.example.org/team?sslmode=verify-full',
    });
    expect(readPostgresAddress('postgres:///team?host=/tmp/sockets&user=anna&password=x')).toMatchObject({
      ...{ user: 'anna', password: 'x', shown: 'postgres:///team?user=anna&host=/tmp/sockets' },
    });
    const engine = await testEngine();
    expect(await engine.request('team.set', { address: secret })).toMatchObject({ passwordKept: true });
    expect(JSON.stringify(await engine.request('team.get', {}))).not.toContain('Hush8Canary');
    await engine.engine.close();
    expect(readFileSync(path.join(engine.dataDir, 'personal.db')).includes('Hush8Canary')).toBe(false);
    for (const mode of ['require', 'verify-ca', 'verify-full'])
      expect(readPostgresAddress(`postgres://anna@localhost/team?sslmode=${mode}`).tls).toEqual({ ca: null });
  });
  test('an address with a stray % is refused in words; a certificate that is gone does not close the settings', async () => {
    for (const address of ['postgres://a%zz@localhost/team', 'postgres://anna@localhost/te%zz'])
      expect(() => readPostgresAddress(address)).toThrow(/postgres:/);
    const engine = await testEngine();
    const ca = path.join(temporaryFolder(), 'ca.pem');
    writeFileSync(ca, 'certificate');
    await engine.request('team.set', { address: `postgres://anna@db.example.org/team?sslrootcert=${ca}` });
    rmSync(ca);
    expect(await engine.request('team.get', {})).toMatchObject({ host: 'db.example.org' });
  });
  test('nothing is connected to while none is configured', async () => {
    const engine = await testEngine();
    await expect(engine.request('team.search', { query: 'x' })).rejects.toMatchObject({ code: 'network-off' });
    await expect(engine.request('team.publish', {})).rejects.toMatchObject({ code: 'network-off' });
    expect(await engine.request('network.connections', {})).toEqual([]);
  });
});

// The bug: a server that is away or strange hangs the app, or an encrypted connection falls back to a plain one.
test('an unreachable database says so; one without TLS that must have it is refused in the handshake', async () => {
  const engine = await withTowns(['Alder']);
  const away = await published(engine, { address: 'postgres://anna@127.0.0.1:9/team' });
  expect([away.state, away.error?.code]).toEqual(['failed', 'team-unreachable']);
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('data', (bytes) => {
      heard.push(bytes.toString('latin1'));
      socket.write('N'); // No TLS here.
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const plain = `postgres://anna:hush@127.0.0.1:${port}/team?sslmode=verify-full`;
  await expect(engine.request('team.search', { address: plain, query: 'x' })).rejects.toMatchObject({
    code: 'team-unreachable',
  });
  expect(heard).toHaveLength(1);
  expect(heard.join('')).not.toContain('hush');
  expect((await engine.request('library.status', {})).counts.ready).toBe(1);
});

// The bug: a password that lies readable in a file, or goes to another database than its own.
test('the password is kept sealed, not in settings, logs or the list of connections', async () => {
  const said: string[] = [];
  const note = (message: string, values?: object) => void said.push(message + JSON.stringify(values ?? {}));
  const engine = await testEngine(temporaryFolder(), { more: { log: { info: note, warn: note, error: note } } });
  const set = await engine.request('team.set', { address: 'postgres://anna:Hush7Canary@127.0.0.1:9/team' });
  expect(set).toMatchObject({ address: 'postgres://anna@127.0.0.1:9/team', host: '127.0.0.1', passwordKept: true });
  await expect(engine.request('team.search', { query: 'x' })).rejects.toMatchObject({ code: 'team-unreachable' });
  expect((await engine.request('network.connections', {}))[0]).toMatchObject({
    purpose: 'team-library',
    host: '127.0.0.1:9',
  });
  await engine.engine.close();
  expect(said.join('\n')).not.toContain('Hush7Canary');
  for (const file of ['personal.db', 'connections.jsonl'])
    expect(readFileSync(path.join(engine.dataDir, file)).includes('Hush7Canary')).toBe(false);
});

const bin = findPostgres();

describe.skipIf(bin === null)('in PostgreSQL itself', () => {
  let postgres: SystemPostgres;
  beforeAll(async () => {
    postgres = await startPostgres(bin as string);
    postgres.psql(
      'admin',
      'CREATE ROLE anna LOGIN; CREATE ROLE ben LOGIN; CREATE ROLE cleo LOGIN; CREATE ROLE readers; GRANT readers TO cleo',
    );
    postgres.psql('admin', 'GRANT CREATE ON DATABASE team TO anna');
  }, 120_000);
  afterAll(() => postgres?.remove());

  // The bug: one person of a team reads or changes what another has not shared.
  test('a row is seen by its owner and the roles the owner named, and by nobody else', async () => {
    const anna = await withTowns(['Alder', 'Birch']);
    const ben = await withTowns(['Fern']);
    const first = await published(anna, { address: postgres.addressFor('anna'), readers: ['readers'] });
    expect(first).toMatchObject({ state: 'done', error: null, report: { published: 2, pgvector: false } });
    expect((await published(ben, { address: postgres.addressFor('ben') })).report).toMatchObject({ published: 1 });

    const count = (user: string, table = 'document') => postgres.psql(user, `SELECT count(*) FROM docent.${table}`);
    expect([count('anna'), count('ben'), count('cleo')]).toEqual(['2', '1', '2']);
    expect([count('anna', 'passage'), count('ben', 'passage'), count('cleo', 'passage_vector')]).toEqual([
      '4',
      '2',
      '4',
    ]);
    expect(postgres.psql('admin', 'SELECT owner, count(*) FROM docent.document GROUP BY 1 ORDER BY 1')).toBe(
      'anna|2\nben|1',
    );
    expect(postgres.psql('anna', `SELECT path, title FROM docent.document ORDER BY path`)).toContain('towns/Alder.txt');

    const search = async (user: string) =>
      names(
        (await anna.request('team.search', { address: postgres.addressFor(user), query: 'market Fern Alder', k: 20 }))
          .hits,
      );
    expect((await search('anna')).sort()).toEqual(['Alder.txt', 'Birch.txt']);
    expect(await search('ben')).toEqual(['Fern.txt']);
    expect((await search('cleo')).sort()).toEqual(['Alder.txt', 'Birch.txt']);

    // Reading is no writing, and nobody writes in another's name or into another's document.
    expect(
      postgres.psql('cleo', 'WITH gone AS (DELETE FROM docent.document RETURNING 1) SELECT count(*) FROM gone'),
    ).toBe('0');
    expect(
      postgres.psql(
        'ben',
        `WITH changed AS (UPDATE docent.passage SET text = 'x' RETURNING 1) SELECT count(*) FROM changed`,
      ),
    ).toBe('2');
    const columns = '(owner, library, document, version, sha256, title, kind, folder, path, characters)';
    expect(() =>
      postgres.psql(
        'ben',
        `INSERT INTO docent.document ${columns} VALUES ('anna', 'l', 'd', 'v', 's', 't', 'k', 'f', 'p', 1)`,
      ),
    ).toThrow(/row-level security/);
    const annas = postgres.psql('admin', `SELECT min(id) FROM docent.document WHERE owner = 'anna'`);
    expect(() =>
      postgres.psql(
        'ben',
        `INSERT INTO docent.passage (document, ordinal, span_start, span_end, locator, heading, text) VALUES (${annas}, 9, 0, 1, '{}', '[]', 'planted')`,
      ),
    ).toThrow(/foreign key/);
    expect(() => postgres.psql('ben', `INSERT INTO docent.reader (owner, reader) VALUES ('anna', 'ben')`)).toThrow(
      /row-level security/,
    );

    // A reader taken off sees nothing any more.
    await published(anna, { address: postgres.addressFor('anna'), readers: [] });
    expect([count('cleo'), count('anna')]).toEqual(['0', '2']);
  });

  // The bug: without pgvector meaning is lost, or pretended.
  // The bug: after the index was made anew everything is published a second time, and what was published before can never be taken away.
  test('an index that is made anew publishes nothing twice, and takes away what is gone', async () => {
    const first = await withTowns(['Alder', 'Birch']);
    const address = postgres.addressFor('anna');
    const count = () =>
      Number(postgres.psql('anna', 'SELECT count(*) FROM docent.document WHERE owner = current_user'));
    expect((await published(first, { address })).report).toMatchObject({ published: 2 });
    const before = count();
    await first.request('library.rebuild', {});
    const again = await first.reopen();
    await again.engine.start();
    await again.idle();
    expect((await published(again, { address })).report).toMatchObject({ published: 0, unchanged: 2, removed: 0 });
    rmSync(path.join(first.folder, 'Alder.txt'));
    await again.rescan();
    expect((await published(again, { address })).report).toMatchObject({ unchanged: 1, removed: 1 });
    expect(count()).toBe(before - 1);
  });

  // The bug: documents go on into tables in which everybody sees everything.
  test('nothing is published where row-level security was switched off', async () => {
    const anna = await withTowns(['Quince']);
    const address = postgres.addressFor('anna');
    expect((await published(anna, { address })).state).toBe('done');
    writeTown(anna.folder, 'Rowan', 'a well');
    await anna.rescan();
    const there = () => postgres.psql('admin', 'SELECT count(*) FROM docent.document');
    const before = there();
    for (const off of ['DISABLE ROW LEVEL SECURITY', 'NO FORCE ROW LEVEL SECURITY']) {
      postgres.psql('admin', `ALTER TABLE docent.passage ${off}`);
      expect(await published(anna, { address })).toMatchObject({ state: 'failed', error: { code: 'team-refused' } });
      expect(there()).toBe(before);
      postgres.psql(
        'admin',
        'ALTER TABLE docent.passage ENABLE ROW LEVEL SECURITY; ALTER TABLE docent.passage FORCE ROW LEVEL SECURITY',
      );
    }
    expect((await published(anna, { address })).report).toMatchObject({ published: 1 });
  });

  test('without pgvector words find and vectors rank what they found, and the result says so', async () => {
    const anna = await withTowns(['Elm', 'Gorse']);
    await published(anna, { address: postgres.addressFor('anna') });
    const found = await anna.request('team.search', {
      address: postgres.addressFor('anna'),
      query: 'market of Gorse',
      k: 3,
    });
    expect(found.meaning).toBe('found');
    expect([found.hits[0]?.path, found.hits[0]?.page]).toEqual(['towns/Gorse.txt', null]);
    expect(found.hits[0]?.similarity).toBeGreaterThan(0.3);
  });

  // The bug: half a document stands there after a broken connection, or everything is sent anew.
  test('a publishing that breaks off leaves whole documents, and the next goes on', async () => {
    const towns = Array.from({ length: 30 }, (_, index) => `Town${index}`);
    const ben = await withTowns(towns);
    const address = postgres.addressFor('ben');
    postgres.psql(
      'admin',
      `CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
       CREATE TRIGGER break_off AFTER INSERT ON docent.document FOR EACH ROW
        WHEN (NEW.path = 'towns/Town17.txt') EXECUTE FUNCTION break_off()`,
    );
    const broken = await published(ben, { address });
    expect([broken.state, broken.error?.code]).toEqual(['failed', 'team-unreachable']);
    postgres.psql('admin', 'DROP TRIGGER break_off ON docent.document');
    const there = Number(postgres.psql('ben', `SELECT count(*) FROM docent.document WHERE path LIKE '%Town%'`));
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(30);
    expect(
      postgres.psql(
        'ben',
        `SELECT count(*) FROM docent.document d WHERE path LIKE '%Town%'
      AND (SELECT count(*) FROM docent.passage p WHERE p.document = d.id) <> 2`,
      ),
    ).toBe('0');
    const again = await published(ben, { address });
    expect(again.report).toMatchObject({ published: 30 - there, unchanged: there });
  });
});
