import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkArchitecture } from './helpers/architecture/check-architecture.ts';

const source = join(import.meta.dirname, '..', 'src');
const temporary: string[] = [];
afterEach(() => {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A src/ folder with just these files. */
function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'docent-architecture-'));
  temporary.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('the source tree', () => {
  it('keeps every rule of who may import whom', () => {
    expect(checkArchitecture(source)).toEqual([]);
  });
});

describe('the checker itself', () => {
  const fine = {
    'main/engine/types.ts': 'export type Page = { readonly text: string };',
    'main/engine/chunk/chunk.ts':
      "import type { Page } from '../types.ts';\nexport const chunk = (page: Page) => page.text;",
    'main/engine/ingest/ingest.ts': "import { chunk } from '../chunk/chunk.ts';\nexport const ingest = chunk;",
    'main/app/window.ts':
      "import { app } from 'electron';\nimport type { Page } from '../engine/types.ts';\nexport const p = (x: Page) => app;",
    'renderer/views/document/document-bytes.ts': 'export const read = (id: string) => fetch("doc://file/" + id);',
    'main/rpc/socket-port.ts': "import { connect } from 'node:net';\nexport const c = connect;",
  };

  it('accepts a tree that keeps the rules', () => {
    expect(checkArchitecture(plant(fine))).toEqual([]);
  });

  it.each([
    [
      'a stage importing another',
      'main/engine/chunk/a.ts',
      "import { x } from '../search/b.ts';",
      'must not import main/engine/search/b.ts',
    ],
    [
      'a stage importing another for its types',
      'main/engine/chunk/a.ts',
      "import type { X } from '../search/b.ts';",
      'must not import main/engine/search/b.ts',
    ],
    [
      'a stage importing rpc',
      'main/engine/chunk/a.ts',
      "import { x } from '../../rpc/peer.ts';",
      'must not import main/rpc/peer.ts',
    ],
    ['electron in the engine', 'main/engine/chunk/a.ts', "import { app } from 'electron';", 'imports electron'],
    ['electron in the command line', 'main/cli.ts', "const e = await import('electron');", 'imports electron'],
    ['electron through require', 'main/model-host/a.ts', "const e = require('electron');", 'imports electron'],
    ['the app using engine code', 'main/app/a.ts', "import { chunk } from '../engine/chunk/chunk.ts';", 'only types'],
    ['the app re-exporting engine code', 'main/app/a.ts', "export * from '../engine/chunk/chunk.ts';", 'only types'],
    ['the window using node', 'renderer/a.ts', "import { readFileSync } from 'node:fs';", 'must not import node:fs'],
    [
      'the window reaching into main',
      'renderer/a.ts',
      "import type { X } from '../main/engine/types.ts';",
      'must not import main/engine/types.ts',
    ],
    [
      'the window carrying the schema',
      'renderer/a.ts',
      "import { requests } from '../preload/contract/requests.ts';",
      'only types',
    ],
    [
      'the contract importing ours',
      'preload/contract/a.ts',
      "import type { X } from '../../main/engine/types.ts';",
      'must not import',
    ],
    [
      'the model host reaching the store',
      'main/model-host/a.ts',
      "import { s } from '../engine/store/s.ts';",
      'must not import',
    ],
    [
      'a process started by the engine',
      'main/engine/files/a.ts',
      "import { fork } from 'node:child_process';",
      'node:child_process inside the engine',
    ],
    ['a socket', 'main/app/a.ts', "import { request } from 'node:https';", 'node:https outside engine/net'],
    [
      'a socket taken from the process',
      'main/app/a.ts',
      "export const http = process.getBuiltinModule('node:http');",
      'node:http outside engine/net',
    ],
    [
      'a listener in another rpc file',
      'main/rpc/a.ts',
      "import { createServer } from 'node:net';",
      'node:net outside engine/net',
    ],
    [
      'a fetch',
      'main/engine/models/a.ts',
      "export const a = () => fetch('https://example.org');",
      'fetch outside engine/net',
    ],
    [
      'a fetch by its long name',
      'renderer/a.ts',
      "export const a = () => window.fetch('x');",
      'fetch outside engine/net',
    ],
    [
      'the reader of our own scheme naming another',
      'renderer/views/document/document-bytes.ts',
      "export const a = () => fetch('https://example.org');",
      'fetch outside engine/net',
    ],
    ['a WebSocket', 'renderer/a.ts', "export const a = new WebSocket('ws://x');", 'WebSocket outside engine/net'],
    [
      'SQL outside the store',
      'main/engine/search/a.ts',
      'export const q = `SELECT id FROM chunk WHERE x = 1`;',
      'SQL outside engine/store',
    ],
    [
      'watching outside its one file',
      'main/engine/files/a.ts',
      "import watcher from '@parcel/watcher';",
      '@parcel/watcher outside main/processes/parcel-watcher.ts',
    ],
    [
      'the database outside the store',
      'main/engine/search/a.ts',
      "import Database from 'better-sqlite3';",
      'better-sqlite3 outside engine/store',
    ],
    [
      'a file of the person being written',
      'main/engine/files/a.ts',
      "import { rename } from 'node:fs/promises';",
      'takes rename from node:fs/promises',
    ],
    [
      'all of the file system taken at once',
      'main/engine/files/a.ts',
      "import * as files from 'node:fs';",
      'takes * from node:fs',
    ],
    ['a default export', 'main/engine/chunk/a.ts', 'export default 1;', 'a default export'],
    [
      'a default export in disguise',
      'main/engine/chunk/a.ts',
      'const a = 1;\nexport { a as default };',
      'a default export',
    ],
    ['an empty catch', 'main/engine/chunk/a.ts', 'try { JSON.parse("") } catch { /* never mind */ }', 'an empty catch'],
    [
      'a file above the limit',
      'main/engine/chunk/a.ts',
      'export const a = 1;\n'.repeat(1) + '//\n'.repeat(400),
      '401 lines',
    ],
    ['a name that says nothing', 'main/engine/chunk/text-utils.ts', 'export const a = 1;', 'a name that says nothing'],
    ['a name in another style', 'main/engine/chunk/textParts.ts', 'export const a = 1;', 'not a kebab-case name'],
    [
      'a computed import',
      'main/engine/chunk/a.ts',
      'export const a = (name: string) => import(name);',
      'something computed',
    ],
    ['a file in no layer', 'main/other/a.ts', 'export const a = 1;', 'in no known layer'],
    ['an import without its ending', 'main/engine/chunk/a.ts', "import { b } from './b';", 'without its ending'],
  ])('reports %s', (_name, path, text, problem) => {
    const found = checkArchitecture(plant({ ...fine, [path]: text }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(path);
    expect(found[0]).toContain(problem);
  });
});
