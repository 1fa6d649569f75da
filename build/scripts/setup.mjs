/** `npm run setup [-- --tests]`: packages, model files, built files and an Electron. */
import { resolveElectron } from './electron-runtime.mjs';
import { runScript } from './run-script.mjs';
import { setUp } from './set-up.mjs';

await runScript(async (args) => {
  await setUp({ tests: args.includes('--tests') });
  const electron = await resolveElectron();
  process.stderr.write(`Ready. Electron ${electron.version} (${electron.source}) in ${electron.folder}\n`);
});
