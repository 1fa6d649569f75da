/** The library's own socket: this user's alone, and whole messages whatever pieces they come in. */
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Port } from '../../src/main/engine/ports.ts';
import { connectToSocket, listenOnSocket, socketPathOf } from '../../src/main/rpc/socket-port.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

// The bug: another user of the same computer asks a library that is open.
test('is open to its user alone, also where a dead one of other rights lay', async () => {
  const dataDir = temporaryFolder();
  const file = socketPathOf(dataDir);
  writeFileSync(file, 'left by a crash', { mode: 0o666 });
  const before = process.umask();
  const server = await listenOnSocket(dataDir, () => undefined);
  onTestFinished(() => void server.close());
  const stats = statSync(file);
  expect([stats.isSocket(), (stats.mode & 0o777).toString(8)]).toEqual([true, '600']);
  // What else this process writes keeps its rights.
  expect(process.umask()).toBe(before);
});

test('a message of many pieces comes as one, and nobody listening is an error', async () => {
  const dataDir = temporaryFolder();
  await expect(connectToSocket(dataDir)).rejects.toMatchObject({ code: 'ENOENT' });
  const arrived = Promise.withResolvers<Port>();
  const server = await listenOnSocket(dataDir, arrived.resolve);
  onTestFinished(() => void server.close());
  const client = await connectToSocket(dataDir);
  const there = await arrived.promise;
  const sent = [{ text: 'a'.repeat(3_000_000) }, { bytes: new Uint8Array([1, 2, 3]) }, { last: true }];
  const heard: unknown[] = [];
  const all = Promise.withResolvers<void>();
  there.onMessage((message) => {
    if (heard.push(message) === sent.length) all.resolve();
  });
  for (const message of sent) client.post(message);
  await all.promise;
  expect(heard.map((message) => JSON.stringify(message))).toEqual(sent.map((message) => JSON.stringify(message)));
  client.close();
  server.close();
  await once(server, 'close');
});
