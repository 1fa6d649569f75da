import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { nodeFlags } from '../../src/main/processes/fork-worker-host.ts';

/** What a thread of the picture process must not be able to do, tried there: its answer is the code of each error. */
const attempts = `
  const { parentPort } = require('node:worker_threads');
  const fs = require('node:fs');
  const code = (error) => error.cause?.code ?? error.code ?? String(error);
  const tried = async (work) => { try { await work(); return 'done'; } catch (error) { return code(error); } };
  (async () => parentPort.postMessage({
    write: await tried(() => fs.writeFileSync('eng.traineddata', 'x')),
    read: await tried(() => fs.readFileSync('/etc/passwd')),
    spawn: await tried(() => require('node:child_process').execFileSync('true')),
    connect: await tried(() => new Promise((resolve, reject) => {
      const socket = require('node:net').connect(9, '127.0.0.1', resolve);
      socket.on('error', reject);
    })),
    fetch: await tried(() => fetch('http://127.0.0.1:65000/eng.traineddata.gz')),
  }))();`;

it('binds the thread of the recogniser as it binds the process', async () => {
  const start = `
    const { Worker } = require('node:worker_threads');
    new Worker(${JSON.stringify(attempts)}, { eval: true }).on('message', (answer) => console.log(JSON.stringify(answer)));`;
  const readable = path.join(import.meta.dirname, '../../src');
  const flags = nodeFlags('picture-worker', [readable]);
  expect(flags.filter((flag) => flag.startsWith('--allow-')).map((flag) => flag.split('=')[0])).toEqual([
    '--allow-addons',
    '--allow-worker',
    '--allow-fs-read',
  ]);
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, '-e', start]);
  const refused = 'ERR_ACCESS_DENIED';
  const all = { write: refused, read: refused, spawn: refused, connect: refused, fetch: refused };
  expect(JSON.parse(stdout)).toEqual(all);
});
