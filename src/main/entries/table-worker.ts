/** The table worker process: rows, a question and statements in, plans and values out. It reads no file but its own code and opens no connection. */
import { analyse } from '../engine/search/analyser.ts';
import { isStopWord } from '../engine/search/stop-words.ts';
import { parentPort } from '../rpc/parent-port.ts';
import { createPeer } from '../rpc/peer.ts';
import { tableServer } from '../table-worker/table-server.ts';
import { quietConsole } from './quiet-console.ts';

// Ctrl-C goes to the whole group; the engine decides when its processes end.
process.on('SIGINT', () => undefined);
quietConsole();

const port = await parentPort();
// Nobody can ask any more; a utilityProcess would wait for ever.
port.onClose(() => process.exit(0));
createPeer(port).serve(tableServer(analyse, isStopWord));
