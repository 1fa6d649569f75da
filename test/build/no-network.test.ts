/** `npm test -- --no-network`: what runs under it reaches loopback of its own and nothing else. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { withoutNetwork } from '../../build/scripts/no-network.mjs';

function wrapperOrWhy(): readonly string[] | string {
  try {
    return withoutNetwork();
  } catch (error) {
    return (error as Error).message;
  }
}
const found = wrapperOrWhy();
const wrapper = typeof found === 'string' ? [] : found;

test('says why where there can be no such namespace', () => {
  if (typeof found === 'string') expect(found).toMatch(/--no-network/);
  const { status, stderr } = spawnSync(process.execPath, ['build/scripts/test.mjs', '--no-network', 'unit'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: '/nonexistent' },
  });
  expect(status).not.toBe(0);
  expect(stderr).toContain('no network namespace can be made here');
});

test.skipIf(typeof found === 'string')(
  'a listener outside is reached without it and not with it; loopback inside works',
  async () => {
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const code = (address: string, at: number) =>
      `require('node:net').connect(${at}, '${address}').on('connect', () => process.exit(0)).on('error', () => process.exit(7));
     setTimeout(() => process.exit(7), 3000)`;
    const run = async (command: readonly string[], script: string) => {
      const [program = '', ...rest] = [...command, process.execPath, '-e', script];
      const [status] = await once(spawn(program, rest, { stdio: 'ignore' }), 'exit');
      return status as number;
    };
    // The control: the same code finds the listener when nothing is taken away.
    expect(await run([], code('127.0.0.1', port))).toBe(0);
    expect(await run(wrapper, code('127.0.0.1', port))).toBe(7);
    expect(await run(wrapper, code('192.0.2.1', 80))).toBe(7);
    const own = `const s = require('node:net').createServer((c) => c.end()).listen(0, '127.0.0.1', () =>
    require('node:net').connect(s.address().port, '127.0.0.1').on('close', () => process.exit(0)).on('error', () => process.exit(7)))`;
    expect(await run(wrapper, own)).toBe(0);
    server.close();
  },
);
