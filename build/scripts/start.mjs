/** `npm start [-- …]`: sets up, builds and opens the app; without a display it does the same main job in the terminal. */
import { spawn } from 'node:child_process';
import { resolveElectron } from './electron-runtime.mjs';
import { projectPaths } from './project-paths.mjs';
import { runScript } from './run-script.mjs';
import { setUp } from './set-up.mjs';
import { showInTerminal } from './show-in-terminal.mjs';

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

await runScript(async (args) => {
  await setUp();
  if (!hasDisplay()) return showInTerminal();
  const electron = await resolveElectron();
  process.stderr.write(`Opening Docent (Electron ${electron.version}) …\n`);
  // Chromium refuses to run as root with its sandbox, which containers need.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return new Promise((resolve, reject) => {
    const app = spawn(electron.executable, [...asRoot, projectPaths.root, ...args], { stdio: 'inherit' });
    process.on('SIGTERM', () => app.kill('SIGTERM'));
    process.on('SIGINT', () => process.stdin.isTTY || app.kill('SIGINT'));
    app.on('error', reject);
    app.on('exit', (code) => resolve(code ?? 1));
  });
});
