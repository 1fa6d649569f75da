import { existsSync } from 'node:fs';
import { resolveElectron } from './electron-runtime.mjs';
import { runCommand } from './run-command.mjs';

/** Debian packages the window needs without a screen (Xvfb, Chromium's libraries) and those that check it (pdftotext, compare). */
const debianPackages = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'poppler-utils',
  'imagemagick',
];

/**
 * Finds out how the window's tests can run here, installing what Debian lacks when we are root.
 * @returns {Promise<import('./run-suite.mjs').Display>} `missing` says why they cannot; `required` that they should have
 */
export async function prepareDisplay() {
  let environment = {};
  try {
    const electron = await resolveElectron();
    process.stdout.write(`Electron ${electron.version} (${electron.source}) for the window\n`);
    environment = { ELECTRON_OVERRIDE_DIST_PATH: electron.folder, DOCENT_ELECTRON: electron.executable };
  } catch (error) {
    return { wrapper: [], missing: error.message, required: true, environment };
  }
  if (process.platform !== 'linux') return { wrapper: [], missing: null, required: true, environment };
  const wrapper = ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1440x900x24'];
  const lacking = await lackingPackages();
  if (lacking.length === 0) return { wrapper, missing: null, required: true, environment };
  const isRoot = process.getuid?.() === 0;
  if (existsSync('/usr/bin/apt-get') && isRoot) {
    process.stdout.write(`Installing ${lacking.join(' ')} …\n`);
    const problem = await installDebianPackages(lacking);
    return { wrapper, missing: problem, required: true, environment };
  }
  const missing = `these are missing: ${lacking.join(', ')} (Debian names; install them, or run as root on Debian)`;
  return { wrapper, missing, required: false, environment };
}

async function lackingPackages() {
  if (!existsSync('/usr/bin/dpkg-query')) {
    const found = await runCommand('sh', ['-c', 'command -v xvfb-run && command -v pdftotext']);
    return found.code === 0 ? [] : ['xvfb', 'poppler-utils'];
  }
  const lacking = [];
  for (const name of debianPackages) {
    // Newer releases renamed some (libgtk-3-0t64); they still provide the old name.
    const query = await runCommand('dpkg-query', ['-W', `-f=\${db:Status-Status} `, name, `${name}t64`]);
    if (!query.text.split(' ').includes('installed')) lacking.push(name);
  }
  return lacking;
}

/** @returns {Promise<string | null>} what went wrong */
async function installDebianPackages(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runCommand('apt-get', ['update', '-qq'], { env });
  const install = await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
  if (install.code === 0) return null;
  return `apt-get could not install ${names.join(' ')}: ${`${update.errorText}${install.errorText}`.trim()}`;
}
