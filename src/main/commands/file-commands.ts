/** files, info, unlock, export: what the library knows of single files. */
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { FileDetails, FileSummary } from '../../preload/contract/shapes.ts';
import type { Door } from './open-door.ts';
import type { Output } from './output.ts';
import { type Command, usage } from './parse-command.ts';

/** Files per request while listing them all. */
const listPage = 5_000;

export async function filesCommand(door: Door, output: Output): Promise<void> {
  const files = await allFiles(door);
  const rows = files.map((file) => ({
    path: file.path,
    state: file.state,
    pages: file.pages,
    pagesRead: file.pagesRead,
    ocrPages: file.ocrPages,
    characters: file.characters,
    error: file.reason?.code ?? null,
    doubt: file.doubt?.code ?? null,
    kind: file.kind,
    size: file.size,
    title: file.title,
    quality: file.quality,
    members: file.members,
    container: file.memberPath === null ? null : file.path.slice(0, -(memberStep + file.memberPath).length),
  }));
  output.raw(`${JSON.stringify(rows, null, 2)}\n`);
}

export async function infoCommand(command: Command, door: Door, output: Output): Promise<void> {
  const file = await fileAt(door, command.positionals[0] as string);
  const details = await door.request('file.details', { fileId: file.id });
  output.document(details, () => describe(details));
}

/** The password comes through stdin, so that it stands in no list of processes and no shell history. */
export async function unlockCommand(command: Command, door: Door, output: Output): Promise<void> {
  const file = await fileAt(door, command.positionals[0] as string);
  let password = '';
  for await (const part of process.stdin.setEncoding('utf8')) password += part;
  password = password.replace(/\r?\n$/, '');
  if (password === '') throw usage('Give the password on stdin.');
  await door.request('file.unlock', { fileId: file.id, password, keep: false });
  // The password lives as long as this process: what it opens is read now.
  await door.idle();
  const { file: now } = await door.request('file.details', { fileId: file.id });
  output.document({ path: now.path, state: now.state }, () => `${now.path}: ${now.state}`);
}

export async function exportCommand(command: Command, door: Door, output: Output): Promise<void> {
  if (command.has('passages') || command.has('vectors')) return exportPassagesCommand(command, door, output);
  const format = command.value('format') ?? 'csv';
  if (format !== 'csv' && format !== 'json') throw usage('--format takes csv or json.');
  for (let from: number | null = 0; from !== null; ) {
    const part: { text: string; next: number | null } = await door.request('file.export', { format, from });
    output.raw(part.text);
    from = part.next;
  }
}

const memberStep = '!/';

/** A listed file by its path; members stand behind `!/`. Throws AppError `not-found`. */
export async function fileAt(door: Door, given: string): Promise<FileSummary> {
  const [container, ...inside] = given.split(memberStep);
  const wanted = [path.resolve(container as string), ...inside].join(memberStep);
  const name = path.posix.basename(inside.at(-1) ?? wanted);
  const file = (await allFiles(door, name)).find((candidate) => candidate.path === wanted);
  if (!file) throw new AppError('not-found', `${wanted} is not in the library.`);
  return file;
}

async function allFiles(door: Door, nameContains?: string): Promise<FileSummary[]> {
  const files: FileSummary[] = [];
  for (;;) {
    const page = await door.request('file.list', {
      from: files.length,
      limit: listPage,
      ...(nameContains ? { nameContains: nameContains.slice(0, 200) } : {}),
    });
    files.push(...page.files);
    if (files.length >= page.total || page.files.length === 0) return files;
  }
}

function describe({ file, fields, language, chain, pages }: FileDetails): string {
  const facts: readonly (readonly [string, string | number | null])[] = [
    ['state', file.state],
    ['reason', file.reason?.code ?? null],
    ['doubt', file.doubt?.code ?? null],
    ['kind', file.kind],
    ['title', file.title],
    ['pages', file.pages],
    ['characters', file.characters],
    ['language', language],
    ['read by', chain.join(' → ') || null],
    ['quality', file.quality === null ? null : file.quality.toFixed(2)],
    ['members', file.members || null],
  ];
  const lines = facts.filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}`);
  const doubtful = pages.filter((page) => page.reason !== null || page.doubts.length > 0);
  return [
    file.path,
    ...lines,
    ...fields.map((field) => `${field.name}: ${field.value}  (${field.source})`),
    ...doubtful.map((page) => {
      const codes = [page.reason?.code, ...page.doubts.map((doubt) => doubt.code)].filter(Boolean).join(', ');
      return `page ${page.number ?? page.index + 1}: ${codes}`;
    }),
  ].join('\n');
}

/** A line a passage: JSON Lines, or CSV when asked for. */
async function exportPassagesCommand(command: Command, door: Door, output: Output): Promise<void> {
  const format = command.value('format') ?? 'json';
  if (format !== 'csv' && format !== 'json') throw usage('--format takes csv or json.');
  for (let after: string | null = ''; after !== null; ) {
    const part: { text: string; next: string | null } = await door.request('library.passages', {
      ...{ format: format === 'csv' ? 'csv' : 'jsonl', vectors: command.has('vectors'), after },
    });
    output.raw(part.text);
    after = part.next;
  }
}
