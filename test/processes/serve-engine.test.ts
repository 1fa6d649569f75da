import { expect, test } from 'vitest';
import type { Engine } from '../../src/main/engine/index.ts';
import { openWhenAsked, serveEngine } from '../../src/main/processes/serve-engine.ts';
import { createPeer } from '../../src/main/rpc/peer.ts';
import { AppError } from '../../src/preload/contract/errors.ts';
import { portPair } from '../helpers/port-pair.ts';

test('a library that another holds is told as such and opened when asked again', async () => {
  let locked = true;
  let opened = 0;
  let tell: (name: string, payload: unknown) => void = () => undefined;
  const engine = {
    request: async () => 'answered',
    on: (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
  };
  const open = openWhenAsked(async () => {
    opened += 1;
    if (locked) throw new AppError('library-locked', 'Another Docent has this library open.');
    return engine as unknown as Engine;
  });
  const [mine, theirs] = portPair();
  serveEngine(theirs, open);
  const peer = createPeer(mine);
  const events: string[] = [];
  peer.onEvent((name) => events.push(name));
  await expect(peer.call('request', { route: 'library.status', input: {} })).rejects.toMatchObject({
    code: 'library-locked',
  });
  locked = false;
  const before = opened;
  expect(await peer.call('request', { route: 'library.status', input: {} })).toBe('answered');
  expect(await peer.call('request', { route: 'library.status', input: {} })).toBe('answered');
  expect(opened).toBe(before + 1);
  tell('files.changed', { folderIds: [] });
  await expect.poll(() => events).toEqual(['files.changed']);
});
