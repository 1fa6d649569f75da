/** The model process: started by path, one call. */
import { checkAdapterFor } from '../engine/models/adapters/check-gguf-adapter.ts';
import { checkModel } from '../engine/models/check-model.ts';
import { checkPictureModel } from '../engine/models/check-picture-model.ts';
import { skipBinaryTest } from '../model-host/skip-binary-test.ts';
import { startModelHost } from '../model-host/start-model-host.ts';
import { parentPort } from '../rpc/parent-port.ts';

// Ctrl-C goes to the whole group; the engine decides when its processes end.
process.on('SIGINT', () => undefined);

skipBinaryTest();
startModelHost({
  port: await parentPort(),
  checkModel,
  checkPictureModel,
  checkAdapter: checkAdapterFor,
  log: { warn: (message, values) => console.error(message, values ?? '') },
  onClosed: () => process.exit(0),
});
