/** A bare Electron app around the built window: the real schemes and policy, a fake engine. Opens windows when told to. */
import { dirname } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import { createDocumentProtocol, type DocumentFiles } from '../../../src/main/app/document-protocol.ts';
import { registerSchemes, serveProtocols } from '../../../src/main/app/protocols.ts';
import { drawFakePage, drawFakePicture } from './fake-drawing.ts';

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

/** Drawings in place of thumbnails and pages; null for any other address. */
function drawnAnswer(request: Request): Response | null {
  const { host, pathname } = new URL(request.url);
  const headers = { 'Content-Type': 'image/svg+xml' };
  if (host === 'page') return new Response(drawFakePage(), { headers });
  return host === 'picture' ? new Response(drawFakePicture(Number(pathname.split('-')[1])), { headers }) : null;
}

registerSchemes();
(globalThis as { openHarnessWindow?: OpenHarnessWindow }).openHarnessWindow = openHarnessWindow;
// Not awaited at the top: Electron is ready only after its main module has been loaded.
void app.whenReady().then(() => {
  const files: DocumentFiles = {
    find: async () => ({ path: HARNESS_PDF, kind: 'pdf', name: 'harness.pdf', folder: dirname(HARNESS_PDF) }),
    read: async () => new Uint8Array(),
    shown: async () => new Uint8Array(),
  };
  serveProtocols(session.defaultSession, { rendererDir: HARNESS_RENDERER, files });
  const answer = createDocumentProtocol(files);
  session.defaultSession.protocol.unhandle('doc');
  session.defaultSession.protocol.handle('doc', (request) => drawnAnswer(request) ?? answer(request));
});
