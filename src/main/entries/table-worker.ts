/** The table worker process: rows and statements in, values out. It reads no file but its own code and opens no connection. */
import type { TableWork } from '../engine/ports.ts';
import { parentPort } from '../rpc/parent-port.ts';
import { createPeer } from '../rpc/peer.ts';
import { runTableQuery } from '../table-worker/run-table-query.ts';
import { quietConsole } from './quiet-console.ts';

// Ctrl-C goes to the whole group; the engine decides when its processes end.
process.on('SIGINT', () => undefined);
quietConsole();

const port = await parentPort();
// Nobody can ask any more; a utilityProcess would wait for ever.
port.onClose(() => process.exit(0));
createPeer(port).serve({ query: async (work: TableWork) => runTableQuery(work) });
