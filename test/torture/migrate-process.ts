/** `library|personal DATADIR`: opens one database, which brings it to the newest schema, and closes it. Made to be killed. */
import { openLibraryStore } from '../../src/main/engine/store/library-store.ts';
import { openPersonalStore } from '../../src/main/engine/store/personal-store.ts';

const [name, dataDir = ''] = process.argv.slice(2);
const store = name === 'library' ? openLibraryStore(dataDir) : openPersonalStore(dataDir);
store.close();
