import path from 'node:path';
import { type ElectronApplication, _electron as electron } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../../..');

/** Starts the built app as a login would: with no window to wait for. */
export async function hiddenDocent(dataDir: string): Promise<ElectronApplication> {
  const twin = process.env.DOCENT_TEST_TWIN;
  return electron.launch({
    ...(twin ? { executablePath: twin } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(twin ? [] : [root]),
      ...['--data-dir', dataDir, '--hidden'],
    ],
    env: { ...(process.env as Record<string, string>), LANG: 'en_US.UTF-8' },
    colorScheme: null,
  });
}
