/** The extract worker as it is, which also tells what its prototypes are: `{ snapshot: true }` is answered with a text. */
import { prototypeSnapshot } from '../../helpers/prototype-snapshot.ts';

process.on('message', (message: { readonly snapshot?: boolean }) => {
  if (message.snapshot) process.send?.({ prototypes: prototypeSnapshot() });
});
await import('../../../src/main/entries/extract-worker.ts');
