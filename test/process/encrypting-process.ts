/** Switches encryption of a personal.db on, off or to another key, and says when it begins and ends; made to be killed. */
import { createEncryption } from '../../src/main/engine/encryption.ts';
import { openPersonalStore } from '../../src/main/engine/store/personal-store.ts';
import { silentLog } from '../helpers/fake-engine-parts.ts';
import { fakeKeyStore } from '../helpers/fake-key-store.ts';

const [dataDir = '', login = '', wanted = ''] = process.argv.slice(2);
const personal = openPersonalStore(dataDir);
const encryption = createEncryption({
  personal,
  keyStore: fakeKeyStore(new Uint8Array(Buffer.from(login, 'hex'))),
  log: silentLog,
  closing: new AbortController().signal,
  changed: () => undefined,
});
await encryption.open();
process.send?.('begin');
if (wanted === 'plain') await encryption.disable();
else {
  const { code } = await encryption.prepare();
  await encryption.enable(code.split('-').slice(-2).join('-'));
}
process.send?.('end');
personal.close();
process.disconnect?.();
