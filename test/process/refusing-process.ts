/** `DATADIR`: opens both databases and closes them again, and writes what became of it as one line of JSON. Made to be refused reads. */

import { openStores } from '../../src/main/engine/open-stores.ts';
import { lockLibrary } from '../../src/main/engine/store/library-lock.ts';
import { toWire } from '../../src/preload/contract/errors.ts';

export type Refused = { readonly repairs: readonly string[] } | { readonly failed: string };

const [dataDir = ''] = process.argv.slice(2);
const lock = lockLibrary(dataDir);
if (!lock) throw new Error('somebody has it open');
const tell = (line: Refused) => process.stdout.write(`${JSON.stringify(line)}\n`);
try {
  const { library, personal, safety } = openStores({ dataDir }, Date.now, lock);
  tell({ repairs: safety.repairs().map(({ kind }) => kind) });
  library.close();
  personal.close();
} catch (error) {
  tell({ failed: toWire(error).code });
}
