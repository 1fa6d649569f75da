/** A bare Electron app around the built window: the real schemes and policy, a fake engine. Opens windows when told to. */
import { dirname } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import { registerSchemes, serveProtocols } from '../../../src/main/app/protocols.ts';

type WindowScenario = { readonly passage: { readonly path: string }; readonly width: number; readonly height: number };
export type OpenHarnessWindow = (scenario: WindowScenario) => Promise<void>;

const { HARNESS_RENDERER = '', HARNESS_PRELOAD = '', HARNESS_PDF = '' } = process.env;
let current: BrowserWindow | null = null;

async function openHarnessWindow(scenario: WindowScenario): Promise<void> {
  const last = current;
  current = new BrowserWindow({
    width: scenario.width,
    height: scenario.height,
    useContentSize: true,
    webPreferences: {
      preload: HARNESS_PRELOAD,
      sandbox: true,
      contextIsolation: true,
      additionalArguments: [`--scenario=${encodeURIComponent(JSON.stringify(scenario))}`],
    },
  });
  current.setMenu(null);
  last?.destroy();
  await current.loadURL('app://docent/index.html');
}

registerSchemes();
(globalThis as { openHarnessWindow?: OpenHarnessWindow }).openHarnessWindow = openHarnessWindow;
// Not awaited at the top: Electron is ready only after its main module has been loaded.
void app.whenReady().then(() => {
  serveProtocols(session.defaultSession, {
    rendererDir: HARNESS_RENDERER,
    files: {
      find: async () => ({ path: HARNESS_PDF, kind: 'pdf', name: 'harness.pdf', folder: dirname(HARNESS_PDF) }),
      read: async () => new Uint8Array(),
      shown: async () => new Uint8Array(),
    },
  });
});
