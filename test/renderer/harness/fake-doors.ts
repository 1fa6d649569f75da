/** Doors for other programs, as far as the window shows them: the switch of the local API and its token. */
import { AppError } from '../../../src/preload/contract/errors.ts';
import type { ApiSettings } from '../../../src/preload/contract/shapes.ts';

export function createDoorFakes() {
  let settings: ApiSettings = {
    ...{ on: false, port: 8427, state: 'off', address: 'http://127.0.0.1:8427', reason: null, tokenKept: true },
  };
  let tokens = 0;
  const notHere = () => {
    throw new AppError('not-found', 'Only other programs ask for this.');
  };
  return {
    'api.get': () => settings,
    'api.set': (change: { readonly on?: boolean; readonly port?: number }) => {
      const { on, port } = { ...settings, ...change };
      settings = { ...settings, on, port, state: on ? 'listening' : 'off', address: `http://127.0.0.1:${port}` };
      return settings;
    },
    'api.token': () => `docent_token-${tokens}`,
    'api.renewToken': () => {
      tokens += 1;
      return `docent_token-${tokens}`;
    },
    'context.pack': notHere,
    'passage.read': notHere,
    'extract.once': notHere,
    'embedding.run': notHere,
  };
}
