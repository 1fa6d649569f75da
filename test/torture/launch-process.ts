/** Opens the library whose folder it is sent, says what came of it, and closes it when told. */

import type { Engine } from '../../src/main/engine/index.ts';
import { toWire } from '../../src/preload/contract/errors.ts';
import { openTortureEngine } from './torture-engine.ts';

let engine: Engine | null = null;
process.on('message', async (message: { readonly open?: string }) => {
  try {
    if (message.open !== undefined) {
      engine = await openTortureEngine(message.open);
      await engine.start();
      process.send?.({ opened: true });
    } else {
      await engine?.close();
      engine = null;
      process.send?.({ closed: true });
    }
  } catch (error) {
    process.send?.({ refused: toWire(error).code });
  }
});
process.send?.({ listening: true });
