import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeAttempts } from './readers/escape-attempts.ts';
import { makeOrdinaryUser } from './readers/ordinary-user.ts';
import { runReaderHosts } from './readers/run-reader-hosts.ts';

const documents = path.join(import.meta.dirname, '../fixtures/documents');
const corpora = path.join(import.meta.dirname, '../../../shared/corpora');
const fixtures = filesUnder(documents).filter((file) => !/\.(ts|json)$/.test(file));
/** Of every ending so many files of the public collections, spread over them, none so large that a reader needs minutes. */
const [perEnding, maxBytes] = [8, 1024 * 1024];
const published = ['parsing', 'spreadsheets', 'epub', 'html', 'mail', 'encodings', 'adversarial']
  .map((set) => path.join(corpora, set))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => spread(filesUnder(folder)));

type Compared = {
  readonly files: readonly {
    file: string;
    equal: boolean;
    items: number;
    page: string | null;
    process: string | null;
  }[];
};
type Probed = {
  readonly results: readonly unknown[];
  readonly status: string;
  readonly uid: number;
  readonly url: string;
};

/** Somebody to reach, so that an attempt fails because it is refused and not because nobody is there. */
let server: Server;
let reached = 0;
let attempts: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = createServer((socket) => {
    reached += 1;
    socket.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  attempts = escapeAttempts((server.address() as { port: number }).port);
});

afterAll(() => void server.close());

const refusals = () => Object.fromEntries(Object.keys(attempts).map((name) => [name, 'refused']));
const outcomes = ({ results }: Probed) =>
  Object.fromEntries(Object.keys(attempts).map((name, at) => [name, results[at]]));

describe('a reader in a sandboxed page', () => {
  it('gives of every fixture the very values a reader process gives', async () => {
    const { files } = await runReaderHosts<Compared>('compare', fixtures);
    expect(files.length).toBe(fixtures.length);
    expect(files.filter(({ equal }) => !equal)).toEqual([]);
    // Were both to read nothing, they would agree too: a page is an item, and so is what is known of the whole.
    expect(files.filter(({ items }) => items > 1).length).toBeGreaterThan(fixtures.length / 2);
  });

  it.skipIf(published.length === 0)('gives of published files of every format the very values too', async () => {
    const { files } = await runReaderHosts<Compared>('compare', published);
    process.stdout.write(
      `${files.length} files, ${files.filter(({ items }) => items > 1).length} with text, ${files.filter(({ equal }) => !equal).length} differ\n`,
    );
    expect(files.filter(({ equal }) => !equal)).toEqual([]);
  });

  it('reaches nothing from inside: no Node, no network, no storage, no other page', async () => {
    const found = await runReaderHosts<Probed>('probe', Object.values(attempts));
    expect(outcomes(found)).toEqual(refusals());
    expect(found.url).toBe('app://reader/reader.html');
    expect(reached).toBe(0);
  });

  it('is held by the sandbox of the system, as an ordinary user', async ({ skip }) => {
    const user = makeOrdinaryUser();
    if (!user) return skip('no ordinary user can be made here, or it may have no namespaces');
    try {
      const found = await runReaderHosts<Probed>('probe', Object.values(attempts), { as: user });
      expect(found.uid).toBe(user.uid);
      const line = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(found.status)?.[1];
      // 2 = a filter stands before every call to the system. It has no rights of its own either.
      expect({ seccomp: line('Seccomp'), more: line('NoNewPrivs'), rights: line('CapEff') }).toEqual({
        seccomp: '2',
        more: '1',
        rights: '0000000000000000',
      });
      expect(outcomes(found)).toEqual(refusals());
      expect(reached).toBe(0);
    } finally {
      user.remove();
    }
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

function spread(files: readonly string[]): string[] {
  const small = files.filter((file) => statSync(file).size < maxBytes);
  const byEnding = Map.groupBy(small, (file) => path.extname(file).toLowerCase());
  return [...byEnding.values()].flatMap((group) => {
    const step = Math.max(1, Math.floor(group.length / perEnding));
    return group.filter((_, index) => index % step === 0).slice(0, perEnding);
  });
}
