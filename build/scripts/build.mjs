/** `npm run build`: sets up what is missing and builds into out/, always. */
import { buildApp } from './build-app.mjs';
import { runScript } from './run-script.mjs';
import { setUp } from './set-up.mjs';

await runScript(async () => {
  await setUp({ build: false });
  await buildApp({ force: true });
});
