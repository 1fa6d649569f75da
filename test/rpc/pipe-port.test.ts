import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPeer } from '../../src/main/rpc/peer.ts';
import { pipePort } from '../../src/main/rpc/pipe-port.ts';

let folder: string;
let ends: readonly [Socket, Socket];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'docent-pipe-'));
  const server = createServer();
  const place = path.join(folder, 'pipe');
  await new Promise<void>((done) => server.listen(place, done));
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  ends = [connect(place), await accepted];
  server.close();
});
afterEach(() => {
  for (const end of ends) end.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const counted = (length: number, seed = 1) => Uint8Array.from({ length }, (_, at) => (at * seed) % 251);

test('calls and large pieces come through whole, in order, both ways', async () => {
  const [client, server] = ends.map((end) => createPeer(pipePort(end))) as [
    ReturnType<typeof createPeer>,
    ReturnType<typeof createPeer>,
  ];
  server.serve({
    turn: async ({ pieces }: { pieces: readonly Uint8Array[] }) => pieces.map((piece) => piece.toReversed()),
  });
  const sizes = [0, 1, 100, 16 * 1024 - 1, 16 * 1024, 3_000_000, 40_000];
  const pieces = sizes.map((size, index) => counted(size, index + 1));
  const turned = await Promise.all([
    client.call<Uint8Array[]>('turn', { pieces }),
    client.call<Uint8Array[]>('turn', { pieces }),
  ]);
  for (const answer of turned) {
    expect(answer.map(({ length }) => length)).toEqual(sizes);
    answer.forEach((piece, index) => {
      expect(Buffer.from(piece).equals(Buffer.from((pieces[index] as Uint8Array).toReversed()))).toBe(true);
    });
  }
});

test('a large piece has memory of its own, so that it can be given back; other arrays keep their kind', async () => {
  const [left, right] = ends.map(pipePort) as [ReturnType<typeof pipePort>, ReturnType<typeof pipePort>];
  const got = new Promise<{ large: Uint8Array; part: Uint8Array; floats: Float32Array }>((resolve) =>
    right.onMessage((message) => resolve(message as never)),
  );
  left.post({
    large: counted(50_000),
    part: counted(200_000).subarray(70_000, 120_000),
    floats: new Float32Array([0.5, -2]),
    odd: 'x',
  });
  const { large, part, floats } = await got;
  expect(large.buffer.byteLength).toBe(50_000);
  expect(part).toEqual(counted(200_000).subarray(70_000, 120_000));
  expect(floats).toEqual(new Float32Array([0.5, -2]));
});

test('what is no message closes the channel, and calls under way fail', async () => {
  const peer = createPeer(pipePort(ends[0]));
  const call = peer.call('look', {});
  ends[1].write(Buffer.alloc(64, 0xff));
  await expect(call).rejects.toMatchObject({ code: 'internal' });
});

test('an end that is gone fails calls under way, and later posts are no error', async () => {
  const port = pipePort(ends[0]);
  const peer = createPeer(port);
  const call = peer.call('look', { bytes: counted(5_000_000) });
  ends[1].destroy();
  await expect(call).rejects.toMatchObject({ code: 'internal' });
  expect(() => port.post({ type: 'event', name: 'late', payload: null })).not.toThrow();
});
