import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import type { RequestInput, RequestOutput, RouteName } from '../../../src/preload/contract/requests.ts';

/** The checkout; its built app is what is started. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

export type Docent = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Electron's version, printed by every suite that drives it. */
  readonly version: string;
  /** Asks through the window's own bridge; rejects with `code: message`. */
  request<R extends RouteName>(route: R, input: RequestInput<R>): Promise<RequestOutput<R>>;
  /** Process ids of our children by service name: `engine`, `model-host`, `extract-worker`. */
  processIds(name: string): Promise<number[]>;
  screenshot(name: string): Promise<void>;
  /** What went wrong in the page so far: uncaught errors and refusals by the content security policy. */
  readonly problems: readonly string[];
  /** Quits as a person would and resolves with how long that took, in milliseconds. */
  quit(): Promise<number>;
};

/** Starts the built app, or a copy of it, in the real Electron with its own data folder. */
export async function openDocent(
  dataDir: string,
  {
    appDir = root,
    env = {},
    args = [],
    links = [],
  }: {
    readonly appDir?: string;
    readonly env?: Readonly<Record<string, string>>;
    /** For Electron itself. */
    readonly args?: readonly string[];
    /** What the system would open the app with. */
    readonly links?: readonly string[];
  } = {},
): Promise<Docent> {
  const { ELECTRON_OVERRIDE_DIST_PATH: runtime, DISPLAY: display } = process.env;
  if (!runtime || (process.platform === 'linux' && !display)) {
    throw new Error('Run this with `npm test`: it finds an Electron and starts a display.');
  }
  const isRoot = process.getuid?.() === 0;
  const twin = drivenTwin(appDir === root);
  // Without executablePath Playwright itself holds the app until it is attached (the electron package finds the runtime).
  const app = await electron.launch({
    ...(twin ? { executablePath: twin } : {}),
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      ...args,
      ...(twin ? unthrottled : [appDir]),
      '--data-dir',
      dataDir,
      ...links,
    ],
    env: { ...(process.env as Record<string, string>), ...env, LANG: 'en_US.UTF-8' },
    // The theme is the app's own affair; Playwright would force the light one.
    colorScheme: null,
  });
  const version = await app.evaluate(() => process.versions.electron ?? '');
  const page = await app.firstWindow();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Script/i.test(message.text())) problems.push(message.text());
  });
  await page.waitForFunction(() => 'docent' in window);

  const request: Docent['request'] = async (route, input) => {
    const reply = await page.evaluate(
      ([name, value]) =>
        (window as unknown as { docent: { request(name: string, value: unknown): Promise<unknown> } }).docent.request(
          name as string,
          value,
        ),
      [route, input] as const,
    );
    const { ok, data, error } = reply as { ok: boolean; data: never; error: { code: string; message: string } };
    if (!ok) throw new Error(`${route}: ${error.code}: ${error.message}`);
    return data;
  };

  return {
    app,
    page,
    version,
    problems,
    request,
    processIds: (name) =>
      app.evaluate(({ app: electronApp, webContents }, wanted) => {
        const named = electronApp.getAppMetrics().filter((metric) => metric.name === `Docent ${wanted}`);
        // A reader is a page in Chromium's sandbox.
        const pages = webContents.getAllWebContents().filter((page) => page.getURL().startsWith('app://reader/'));
        const readers = wanted === 'extract-worker' ? pages.map((page) => page.getOSProcessId()) : [];
        return [...named.map((metric) => metric.pid), ...readers.filter((pid) => pid > 0)];
      }, name),
    screenshot: async (name) => {
      const folder = path.join(process.env.DOCENT_TEST_OUTPUT ?? path.join(root, 'test-output'), 'screenshots');
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
    },
    quit: async () => {
      const started = Date.now();
      await app.close();
      return Date.now() - started;
    },
  };
}

/** Playwright says these itself where it starts Electron; a packaged app is told here, so that hidden windows work as fast. */
const unthrottled = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/**
 * The packaged app's test twin when `DOCENT_TEST_TWIN` names its executable (`npm test -- packaged-e2e`), else null. A test with
 * an app of its own making can't be run that way: what is packaged is what it is.
 */
function drivenTwin(isBuiltApp: boolean): string | null {
  const twin = process.env.DOCENT_TEST_TWIN;
  if (!twin) return null;
  if (!isBuiltApp) throw new Error('This test changes the app, so it cannot drive the packaged one.');
  return twin;
}
