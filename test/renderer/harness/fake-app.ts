/** What the shell answers, and the network as it is with every switch off. */
import type { AppAbilities } from '../../../src/preload/contract/app-requests.ts';
import type { NetworkStatus, UpdateStatus } from '../../../src/preload/contract/network-shapes.ts';

export const quietNetwork: NetworkStatus = {
  open: [],
  listening: [],
  unexplained: 0,
  doors: [
    { purpose: 'download', on: false, address: null },
    { purpose: 'team-library', on: false, address: null },
    { purpose: 'local-model', on: false, address: '127.0.0.1:11434' },
    { purpose: 'local-api', on: false, address: null },
  ],
};
const abilities: AppAbilities = { login: 'off', askKeys: 'off' };

export function createAppFakes() {
  return {
    'app.abilities': () => abilities,
    'app.refusals': () => ({ count: 0, last: null }),
    'ask.take': () => null,
    'ask.offer': () => null,
    'ask.showPlace': () => null,
    'ask.showConversation': () => null,
    'ask.takeConversation': () => null,
    'ask.close': () => null,
    'page.prepare': () => null,
    'page.drag': () => null,
    'page.preview': () => false,
    'network.status': () => quietNetwork,
    'update.status': (): UpdateStatus | null => null,
    'update.check': (): UpdateStatus => {
      throw new Error('This build cannot look.');
    },
    'update.dismiss': () => null,
    'update.page': () => null,
    'update.openPage': () => false,
  };
}
