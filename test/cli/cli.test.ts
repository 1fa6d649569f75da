import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../src/main/commands/exit-codes.ts';
import { commands, helpText, options } from '../../src/main/commands/usage.ts';
import { collect, jsonOf, projectDir, runCli, startCli } from '../helpers/docent-cli.ts';

const root = path.join(tmpdir(), `docent-cli-${process.pid}`);
const folder = path.join(root, 'documents');
const library = ['--data-dir', path.join(root, 'library')];

type FileRow = {
  path: string;
  state: string;
  error: string | null;
  pages: number | null;
  pagesRead: number;
  characters: number;
};
type Hit = { path: string; page: number | null; start: number; end: number; text: string };
type AnswerRow = {
  answer: string;
  found: boolean;
  citations: { path: string; page: number | null; start: number; end: number; quote: string; verified: boolean }[];
};

beforeAll(async () => {
  mkdirSync(path.join(folder, 'deep'), { recursive: true });
  writeFileSync(
    path.join(folder, 'lighthouse.txt'),
    'The old lighthouse was built in 1872 by Ole Hansen.\nIt is 31 metres high.\n',
  );
  writeFileSync(
    path.join(folder, 'deep', 'minutes.md'),
    '# Minutes\n\nThe board raised the travel budget to 4,500 euros.\n\n- Anna writes the letter\n',
  );
  writeFileSync(
    path.join(folder, 'page.html'),
    '<html><head><title>Bees</title></head><body><article><h1>Bees</h1><p>A queen bee lays up to 2,000 eggs a day.</p></article></body></html>',
  );
  writeFileSync(path.join(folder, 'empty.txt'), '');
  writeFileSync(path.join(folder, 'broken.pdf'), '%PDF-1.7\nnothing of a document');
  writeFileSync(path.join(folder, 'data.xyz'), new Uint8Array([0, 1, 2, 3, 255, 254]));
  writeFileSync(path.join(folder, '.hidden.txt'), 'secret');
  writeFileSync(path.join(folder, '~$lock.docx'), 'lock');
  writeFileSync(path.join(root, 'outside.txt'), 'outside secret');
  symlinkSync(path.join(root, 'outside.txt'), path.join(folder, 'link.txt'));
  writeFileSync(path.join(folder, 'costs.csv'), 'item,costs\nlighthouse lamp,4711\nanchor chain,815\n');
  const letter = 'Dear keeper,\nthe walrus has left the breakwater.\n';
  writeFileSync(path.join(folder, 'old.zip'), zipSync({ 'letters/walrus.txt': new TextEncoder().encode(letter) }));
  cpSync(path.join(projectDir, 'test/fixtures/documents/encrypted.pdf'), path.join(folder, 'locked.pdf'));
  const added = await runCli('add', folder, '--wait', '--json', ...library);
  expect(added.err).not.toContain('[internal]');
  expect(added.code).toBe(0);
  const value = JSON.parse(added.out);
  expect([value.files, value.members]).toEqual([10, 1]);
  expect(Object.keys(value.timings)).toContain('embed');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('every file is accounted for, hidden files and links are not read', async () => {
  const rows = JSON.parse((await runCli('files', ...library)).out) as FileRow[];
  const states = Object.fromEntries(rows.map((row) => [path.relative(folder, row.path), [row.state, row.error]]));
  expect(states).toEqual({
    'broken.pdf': ['failed', 'file-damaged'],
    'costs.csv': ['ready', null],
    'data.xyz': ['unsupported', 'format-unsupported'],
    'deep/minutes.md': ['ready', null],
    'empty.txt': ['no-text', 'file-empty'],
    'lighthouse.txt': ['ready', null],
    'link.txt': ['unsupported', 'link-not-followed'],
    'locked.pdf': ['locked', 'password-needed'],
    'old.zip': ['ready', null],
    'old.zip!/letters/walrus.txt': ['ready', null],
    'page.html': ['ready', null],
  });
});

test('offsets of hits and citations are offsets into the text command', async () => {
  const { hits } = await jsonOf<{ hits: Hit[] }>('search', 'lighthouse built', ...library);
  const hit = hits[0] as Hit;
  expect(path.basename(hit.path)).toBe('lighthouse.txt');
  const { out } = await runCli('text', hit.path, ...library);
  expect(out.slice(hit.start, hit.end)).toBe(hit.text);
  expect(hit.page).toBeNull();
  const answer = await jsonOf<AnswerRow>('ask', 'When was the lighthouse built?', ...library);
  expect(answer.found).toBe(true);
  expect(answer.answer).toContain('1872');
  for (const citation of answer.citations) {
    expect(citation.verified).toBe(true);
    const text = (await runCli('text', citation.path, ...library)).out;
    expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
  }
});

test('something absent is not found, with the closest passages', async () => {
  const answer = await jsonOf<AnswerRow & { closest: Hit[] }>(
    'ask',
    'Which vaccine did the hospital order in Nairobi?',
    ...library,
  );
  expect(answer.found).toBe(false);
  expect(answer.answer).toBe('I did not find this in your files.');
  expect(answer.citations).toEqual([]);
});

test('batches write one line per question, whatever the question is', async () => {
  const file = path.join(root, 'batch.jsonl');
  const lines = [
    { id: 'a', text: 'travel budget' },
    { id: 'b', text: '?!… ---' },
    { id: 3, text: 'x '.repeat(9_000) },
    { id: 'd', text: '"; DROP TABLE file; -- OR NEAR( *' },
  ];
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  for (const command of ['search', 'ask']) {
    const result = await runCli(command, '--batch', file, ...library);
    expect(result.code).toBe(0);
    const rows = result.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map((row) => row.id)).toEqual(['a', 'b', 3, 'd']);
    // What holds no word finds nothing, and of a pasted page the telling words are taken: neither is an error.
    for (const row of rows) expect(row.error).toBeUndefined();
    expect(rows[1]).toMatchObject(command === 'search' ? { hits: [] } : { found: false });
  }
  const first = JSON.parse((await runCli('search', '--batch', file, ...library)).out.split('\n')[0] as string);
  expect(path.basename(first.hits[0].path)).toBe('minutes.md');
});

test('hits say where they stand in the own terms of the document', async () => {
  const { hits } = await jsonOf<{ hits: (Hit & { locator: unknown })[] }>('search', '4711 lamp', ...library);
  expect(hits[0]).toMatchObject({ page: null, locator: { type: 'sheet', cells: 'A1:B3' } });
});

test('what stands in an archive is found, printed and described like any file', async () => {
  const inside = path.join(folder, 'old.zip!/letters/walrus.txt');
  const { hits } = await jsonOf<{ hits: Hit[] }>('search', 'walrus breakwater', ...library);
  expect(hits[0]?.path).toBe(inside);
  expect((await runCli('text', inside, ...library)).out).toContain('the walrus has left');
  const { out } = await runCli('info', inside, ...library);
  expect(out).toContain('state: ready');
  expect(out).toContain('read by: basic');
});

test('a locked file opens with the password from stdin, and with no other', async () => {
  const file = path.join(folder, 'locked.pdf');
  const unlock = (password: string) => {
    const child = startCli(['unlock', file, ...library], {}, 'pipe');
    child.stdin?.end(`${password}\n`);
    return collect(child);
  };
  const wrong = await unlock('wrong');
  expect([wrong.code, wrong.err]).toEqual([exitCodes.failed, expect.stringContaining('[wrong-password]')]);
  expect((await unlock('secret')).out).toContain(': ready');
  expect((await runCli('text', file, ...library)).out.length).toBeGreaterThan(10);
});

test('the list of files is exported whole', async () => {
  const csv = (await runCli('export', ...library)).out.trim().split('\r\n');
  expect(csv[0]).toMatch(/^path,kind,state,reason/);
  expect(csv).toHaveLength(12);
  expect(JSON.parse((await runCli('export', '--format', 'json', ...library)).out)).toHaveLength(11);
});

test('filters narrow the hits', async () => {
  const { hits } = await jsonOf<{ hits: Hit[] }>(
    'search',
    'queen bee eggs budget lighthouse',
    '--type',
    'html',
    ...library,
  );
  expect(hits.map((hit) => path.basename(hit.path))).toEqual(['page.html']);
  expect((await runCli('search', 'x', '--folder', '/nowhere', ...library)).code).toBe(exitCodes.notFound);
});

test('mistakes get a sentence and their own exit code', async () => {
  const cases: [string[], number, string][] = [
    [['add', path.join(root, 'missing')], exitCodes.notFound, 'folder-missing'],
    [['add', path.join(folder, 'deep')], exitCodes.refused, 'folder-inside-another'],
    [['add', root], exitCodes.refused, 'folder-contains-another'],
    [['add', path.join(folder, 'page.html')], exitCodes.refused, 'folder-not-a-folder'],
    [['add', '/'], exitCodes.refused, 'folder-refused'],
    [['text', path.join(folder, 'nope.txt')], exitCodes.notFound, 'not-found'],
    [['text', path.join(folder, 'broken.pdf')], exitCodes.notFound, 'not-found'],
    [['ask', 'x', '--model', path.join(folder, 'page.html')], exitCodes.model, 'model-invalid'],
    [['ask', 'x', '--model', '/nowhere.gguf'], exitCodes.model, 'model-missing'],
    [['serach', 'x'], exitCodes.usage, 'bad-request'],
    [['search', 'x', '-k', '0'], exitCodes.usage, 'bad-request'],
    [['files', '--wait'], exitCodes.usage, 'bad-request'],
  ];
  for (const [args, code, name] of cases) {
    const result = await runCli(...args, ...library);
    expect([args.join(' '), result.code]).toEqual([args.join(' '), code]);
    expect(result.err).toContain(`[${name}]`);
    expect(result.out).toBe('');
  }
});

test('a question on an empty library says so', async () => {
  const empty = ['--data-dir', path.join(root, 'empty')];
  const asked = await runCli('ask', 'Anything there?', ...empty);
  expect(asked.code).toBe(0);
  expect(asked.out).toContain('The library is empty');
  expect((await runCli('search', 'anything', ...empty)).out).toContain('The library is empty');
});

test('a second door uses the engine that has the library', async () => {
  const own = ['--data-dir', path.join(root, 'shared-library')];
  const many = path.join(root, 'many');
  mkdirSync(many);
  for (let index = 0; index < 60; index += 1) {
    writeFileSync(
      path.join(many, `note-${index}.txt`),
      `Note ${index}. The harbour office opens at ${index} o'clock.\n`.repeat(20),
    );
  }
  const first = startCli(['add', many, '--wait', '--json', ...own]);
  const firstDone = collect(first);
  await expect
    .poll(async () => (await runCli('status', '--json', ...own)).out.includes('"files": 60'), { timeout: 60_000 })
    .toBe(true);
  const during = await runCli('search', 'harbour office', '--json', ...own);
  expect(during.code).toBe(0);
  expect((await firstDone).code).toBe(0);
  const rows = JSON.parse((await runCli('files', ...own)).out) as FileRow[];
  expect(rows.filter((row) => row.state === 'ready')).toHaveLength(60);
});

test('removing a folder removes its text and leaves the files', async () => {
  const own = ['--data-dir', path.join(root, 'removed')];
  await jsonOf('add', folder, '--wait', ...own);
  await jsonOf('remove', folder, ...own);
  const status = await jsonOf<{ files: number; chunks: number; vectors: number }>('status', ...own);
  expect(status).toMatchObject({ files: 0, chunks: 0, vectors: 0 });
  expect(readFileSync(path.join(folder, 'lighthouse.txt'), 'utf8')).toContain('1872');
});

test('the help names every command, option and exit code, and so does the README', async () => {
  const help = await runCli('--help');
  expect(help.code).toBe(0);
  expect(help.out).toBe(helpText());
  for (const name of Object.keys(commands)) expect(help.out).toContain(`\n  ${name}`);
  for (const name of Object.keys(options)) expect(help.out).toContain(name.length === 1 ? `-${name} ` : `--${name}`);
  for (const code of Object.values(exitCodes)) expect(help.out).toContain(`${code} `);
  const readme = readFileSync(path.join(projectDir, 'README.md'), 'utf8');
  for (const name of Object.keys(commands)) expect(readme).toContain(`docent -- ${name}`);
  expect((await runCli('--version')).out.trim()).toBe(
    JSON.parse(readFileSync(path.join(projectDir, 'package.json'), 'utf8')).version,
  );
});
