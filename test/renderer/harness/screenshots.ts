/**
 * Pictures of every view in light and dark: `node test/renderer/harness/screenshots.ts ELECTRON PDF OUT [only]`, under a display.
 * For looking at, not for comparing.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { buildHarness } from './build-harness.ts';
import { fakeAdapter } from './fake-adapters.ts';
import { fakeConfig } from './fake-config.ts';
import { drawFakePicture } from './fake-drawing.ts';
import type { OpenHarnessWindow } from './harness-main.ts';
import { findPdfPassage } from './pdf-passage.ts';
import { tableShots } from './table-shots.ts';

type Shot = {
  readonly name: string;
  readonly files?: number;
  readonly height?: number;
  readonly plan?: unknown;
  readonly config?: unknown;
  readonly folders?: readonly unknown[];
  readonly processes?: readonly unknown[];
  readonly models?: readonly unknown[];
  readonly adapters?: readonly unknown[];
  readonly embedding?: unknown;
  readonly saved?: readonly unknown[];
  readonly tableRows?: number;
  readonly tableRun?: unknown;
  readonly pictures?: number;
  readonly searched?: boolean;
  readonly meaningNote?: string;
  readonly searchFails?: string;
  readonly wordsMs?: number;
  readonly meaningMs?: number;
  readonly act?: (page: Page) => Promise<void>;
};

const id = (name: string) => `[data-testid="${name}"]`;
const model = {
  id: 'model-1',
  name: 'TinyLlama 1.1B Chat',
  role: 'chat',
  bundled: false,
  path: '/Users/maya/Models/tinyllama.gguf',
  bytes: 318_000_000,
  contextTokens: 2048,
  state: 'loaded',
  reason: null,
  selected: true,
};
const embedder = {
  ...model,
  id: 'model-0',
  name: 'all-MiniLM-L6-v2',
  role: 'embedding',
  bundled: true,
  bytes: 23_000_000,
  contextTokens: 256,
};

async function openChat(page: Page): Promise<void> {
  await page.click(id('nav-chat'));
  await page.click(`${id('conversation-row')} >> nth=0`);
  await page.waitForSelector(id('citation-chip'));
}

async function search(page: Page, query: string, awaited = 'search-hit'): Promise<void> {
  await page.click(id('nav-search'));
  await page.fill(id('search-input'), query);
  await page.waitForSelector(id(awaited));
  await page.waitForTimeout(300);
}

async function openPictures(page: Page): Promise<void> {
  await page.click(id('nav-pictures'));
  await page.waitForSelector(`${id('picture-thumb')}[data-drawn="true"]`);
  await page.waitForTimeout(700);
}

const shots: readonly Shot[] = [
  { name: 'first-launch', files: 0 },
  {
    name: 'library',
    folders: [{ exclusions: [] }],
    act: async (page) => {
      await page.waitForSelector(id('file-row'));
      await page.click(`${id('file-row')}[data-name="Inbox 2025.mbox"] ${id('disclosure')}`);
    },
  },
  {
    name: 'library-states',
    height: 1640,
    act: async (page) => {
      await page.waitForSelector(id('file-row'));
      for (const name of ['Inbox 2025.mbox', 'Figures.zip', 'Tender documents.zip']) {
        await page.click(`${id('file-row')}[data-name="${name}"] ${id('disclosure')}`);
        await page.waitForTimeout(100);
      }
    },
  },
  {
    name: 'library-details',
    act: async (page) => {
      await page.click(id('sort-name'));
      await page.waitForTimeout(200);
      await page.click(`${id('file-row')} >> nth=6`);
      await page.fill(id('file-filter'), 'insurance');
      await page.click(`${id('file-row')}[data-name="Insurance policy 2019.pdf"]`);
      await page.fill(id('file-filter'), '');
      await page.waitForTimeout(300);
      await page.focus(id('file-table'));
      await page.keyboard.press('Space');
      await page.waitForSelector(id('detail-page'));
    },
  },
  { name: 'library-menu', act: async (page) => void (await page.click(id('save-list'))) },
  { name: 'library-slowed', plan: { slowed: 'heat', readers: 1 } },
  {
    name: 'settings-languages',
    act: async (page) => {
      await page.click(id('nav-settings'));
      await page.click(`${id('ocr-language')}[data-code="deu"] input`);
      await page.click(`${id('ocr-language')}[data-code="deu"] button >> nth=0`);
      await page.click(id('add-ocr-language'));
    },
  },
  {
    name: 'library-doubtful-page',
    act: async (page) => {
      await page.fill(id('file-filter'), 'insurance');
      await page.click(`${id('file-row')}[data-name="Insurance policy 2019.pdf"]`);
      await page.click(id('toggle-details'));
      await page.click(`${id('detail-page')} >> nth=1`);
      await page.waitForSelector('[data-drawn="true"]');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'library-unlock',
    act: async (page) => {
      await page.click(`${id('chip-locked')}`);
      await page.hover(`${id('file-row')}[data-name="Board minutes (signed).pdf"]`);
      await page.click(`${id('file-row')}[data-name="Board minutes (signed).pdf"] ${id('unlock-file')}`);
      await page.fill(id('unlock-password'), 'open sesame');
      await page.click(id('unlock-submit'));
      await page.waitForSelector(id('unlock-problem'));
    },
  },
  {
    name: 'library-folder',
    files: 400,
    plan: { paused: 'battery' },
    folders: [
      { unconfirmedDeletions: 412, watched: false, exclusions: [{ id: 'x', pattern: '*.log' }] },
      { available: false },
    ],
    act: async (page) => void (await page.click(`${id('folder-row')} .folder-main >> nth=0`)),
  },
  {
    name: 'library-exclusions',
    folders: [
      {
        exclusions: [
          { id: 'x', pattern: '*.log' },
          { id: 'y', pattern: 'Archive/2019' },
        ],
      },
    ],
    act: async (page) => {
      await page.hover(id('folder-row'));
      await page.click(`${id('folder-row')} .row-actions button >> nth=0`);
      await page.waitForSelector(id('exclusions'));
    },
  },
  ...(['Costs 2026.xlsx', 'Kick-off.pptx', 'Inbox 2025.mbox', 'Faded receipt.jpg'] as const).map((name) => ({
    name: `document-${name.split('.')[1]}`,
    act: async (page: Page) => {
      await page.fill(id('file-filter'), name);
      await page.dblclick(`${id('file-row')}[data-name="${name}"]`);
      await page.waitForSelector(id('document-view'));
      await page.waitForTimeout(600);
    },
  })),
  { name: 'library-large', files: 100_000, act: async (page) => void (await page.waitForSelector(id('file-row'))) },
  { name: 'search-empty', searched: false, act: async (page) => void (await page.click(id('nav-search'))) },
  {
    name: 'search-start',
    saved: [
      { id: 's1', name: 'Margins', query: 'gross profit rate type:pdf', folderId: null, kinds: [], addedAt: 1 },
      { id: 's2', name: 'notice period', query: 'notice period', folderId: null, kinds: [], addedAt: 1 },
    ],
    act: async (page) => {
      await page.click(id('nav-search'));
      await page.waitForSelector(id('saved-search'));
    },
  },
  {
    name: 'search',
    act: async (page) => {
      await search(page, 'gross profit rate');
      await page.waitForSelector(`${id('thumbnail')}[data-drawn="true"]`);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'search-why',
    meaningNote: 'language',
    act: async (page) => {
      await search(page, 'gross profit rate type:pdf after:2024 before:2025 lnvoice');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'search-help',
    act: async (page) => {
      await search(page, 'gross profit rate');
      await page.click(id('query-help-button'));
    },
  },
  {
    name: 'search-save',
    act: async (page) => {
      await search(page, 'gross profit rate');
      await page.click(id('save-search'));
    },
  },
  {
    name: 'search-similar',
    act: async (page) => {
      await search(page, 'gross profit rate');
      await page.hover(`${id('search-hit')} >> nth=0`);
      await page.click(`${id('search-hit')} ${id('hit-similar')} >> nth=0`);
      await page.waitForSelector(id('similar-heading'));
    },
  },
  {
    name: 'search-preview',
    act: async (page) => {
      await search(page, 'gross profit rate');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await page.waitForSelector('[data-drawn="true"] canvas');
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'search-restarting',
    searchFails: 'engine-unavailable',
    processes: [{ name: 'engine', state: 'restarting', crashes: 1 }],
    act: async (page) => search(page, 'gross profit rate', 'search-error'),
  },
  { name: 'search-no-library', files: 0, act: async (page) => void (await page.click(id('nav-search'))) },
  {
    name: 'search-steady',
    meaningMs: 1_200,
    act: async (page) => {
      // The chosen row must stand still when the better list comes above and around it.
      await search(page, 'gross profit rate');
      for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown');
      const top = () => page.locator('[aria-selected="true"]').evaluate((row) => row.getBoundingClientRect().top);
      const [before, words] = [await top(), await page.locator(id('search-hit')).count()];
      await page.waitForSelector('[data-phase="done"]');
      const [after, all] = [await top(), await page.locator(id('search-hit')).count()];
      console.log(`steady: ${before} → ${after}, ${words} → ${all} passages`);
    },
  },
  { name: 'search-nothing', act: async (page) => search(page, 'zebra type:pdf', 'search-empty') },
  { name: 'search-long', act: async (page) => search(page, 'gross profit '.repeat(800)) },
  {
    name: 'insights',
    act: async (page) => {
      await page.click(id('nav-search'));
      await page.click(id('show-insights'));
      await page.waitForSelector(id('insights'));
    },
  },
  {
    name: 'health',
    height: 1780,
    act: async (page) => {
      await page.click(id('slowdown-notice'));
      await page.waitForSelector(id('metric-cards'));
    },
  },
  {
    name: 'settings-search',
    models: [model, embedder],
    act: async (page) => {
      await page.click(id('nav-settings'));
      await page.locator(id('settings-insights')).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-adapters',
    models: [model, embedder],
    adapters: [fakeAdapter(), fakeAdapter({ id: 'adapter-2', name: 'legal-terms', format: 'peft', uses: 0 })],
    act: async (page) => {
      await page.click(id('nav-settings'));
      await page.locator(id('settings-add-adapter')).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'chat-adapters',
    models: [model, embedder],
    adapters: [fakeAdapter(), fakeAdapter({ id: 'adapter-2', name: 'legal-terms', format: 'peft', state: 'missing' })],
    act: async (page) => {
      await openChat(page);
      await page.click(id('adapter-picker'));
      await page.locator(`${id('adapter-choice')} input[type=checkbox] >> nth=0`).check();
    },
  },
  {
    name: 'compare',
    models: [model, embedder],
    adapters: [fakeAdapter(), fakeAdapter({ id: 'adapter-2', name: 'legal-terms', format: 'peft' })],
    act: async (page) => {
      await page.click(id('nav-settings'));
      await page.click(id('settings-compare'));
      await page.fill(id('compare-questions'), 'When was the lighthouse built? | 1872\nWho may end the lease?');
      await page.locator(`${id('adapter-choice')} input[type=checkbox] >> nth=0`).check();
      await page.click(id('compare-start'));
      await page.waitForSelector(id('compare-record'));
    },
  },
  { name: 'pictures-empty', pictures: 0, act: async (page) => void (await page.click(id('nav-pictures'))) },
  { name: 'pictures', act: openPictures },
  {
    name: 'pictures-folder',
    act: async (page) => {
      await openPictures(page);
      await page.click(id('order-folder'));
      await page.click(`${id('picture-cell')} >> nth=4`);
      await page.keyboard.press('i');
      await page.waitForSelector(id('picture-fields'));
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'pictures-duplicates',
    act: async (page) => {
      await openPictures(page);
      await page.click(id('order-duplicates'));
      await page.waitForSelector(id('picture-section'));
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'pictures-search',
    act: async (page) => {
      await openPictures(page);
      await page.fill(id('picture-search'), 'harbour wall');
      await page.waitForSelector('[data-testid="picture-found"]');
      await page.waitForTimeout(800);
    },
  },
  {
    name: 'pictures-given',
    act: async (page) => {
      await openPictures(page);
      const buffer = Buffer.from(drawFakePicture(32));
      await page.setInputFiles(id('picture-file'), { name: 'Holiday.svg', mimeType: 'image/svg+xml', buffer });
      await page.waitForSelector(id('page-match'));
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'pictures-viewer',
    act: async (page) => {
      await openPictures(page);
      await page.dblclick(`${id('picture-cell')} >> nth=3`);
      await page.waitForSelector(`${id('viewer-picture')}[data-drawn="large"]`);
      await page.hover(id('picture-stage'));
    },
  },
  {
    name: 'pictures-viewer-words',
    act: async (page) => {
      await openPictures(page);
      await page.dblclick(`${id('picture-cell')} >> nth=4`);
      await page.click(id('viewer-words'));
      await page.locator(id('picture-word')).nth(2).click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'page-strip',
    act: async (page) => {
      await page.fill(id('file-filter'), 'insurance');
      await page.dblclick(`${id('file-row')}[data-name="Insurance policy 2019.pdf"]`);
      await page.click(id('toggle-strip'));
      await page.waitForSelector(`${id('strip-page')} [data-drawn="true"]`);
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'library-hover',
    act: async (page) => {
      await page.hover(`${id('file-row')}[data-name="Costs 2026.xlsx"] .file-icon`);
      await page.waitForSelector(id('file-hover'));
    },
  },
  { name: 'chat-empty', act: async (page) => void (await page.click(id('nav-chat'))) },
  { name: 'chat', models: [model, embedder], act: openChat },
  {
    name: 'chat-hover',
    models: [model, embedder],
    act: async (page) => {
      await openChat(page);
      await page.hover(`${id('citation-chip')} >> nth=0`);
    },
  },
  {
    name: 'chat-streaming',
    models: [model, embedder],
    act: async (page) => {
      await page.click(id('nav-chat'));
      await page.fill(id('chat-input'), 'Why did the gross profit rate rise, and what else should I know?');
      await page.click(id('chat-send'));
      await page.waitForTimeout(1_200);
    },
  },
  {
    name: 'citation-pdf',
    models: [model, embedder],
    act: async (page) => {
      await openChat(page);
      await page.click(`${id('citation-chip')} >> nth=0`);
      await page.waitForSelector(id('citation-mark'));
      await page.waitForSelector('[data-drawn="true"]');
      await page.waitForTimeout(800);
    },
  },
  {
    name: 'citation-text',
    models: [model, embedder],
    act: async (page) => {
      await openChat(page);
      await page.click(`${id('citation-chip')}[data-id="2"]`);
      await page.waitForSelector(id('citation-mark'));
    },
  },
  {
    name: 'settings-models',
    models: [
      model,
      { ...embedder, id: 'bundled', selected: false },
      { ...embedder, id: 'e5', name: 'multilingual-e5-small', bundled: false, bytes: 118_000_000, state: 'available' },
      { ...embedder, id: 'r', name: 'ms-marco-MiniLM-L6', role: 'reranker', bundled: false },
    ],
    embedding: { done: 412, total: 1390, answering: 'bundled', next: 'e5' },
    act: async (page) => {
      await page.click(id('nav-settings'));
      await page.locator(id('settings-add-reranker')).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-configuration',
    models: [model, embedder],
    config: fakeConfig,
    act: async (page) => {
      await page.click(id('nav-settings'));
      await page.locator(id('configuration')).scrollIntoViewIfNeeded();
    },
  },
  { name: 'settings', models: [model, embedder], act: async (page) => void (await page.click(id('nav-settings'))) },
  ...tableShots,
  { name: 'restarting', processes: [{ name: 'engine', state: 'restarting', crashes: 1 }] },
];

const [electron = '', pdf = '', out = '', only] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const built = await buildHarness(join(resolve(out), 'build'));
const passage = findPdfPassage(resolve(pdf), 'Our gross profit rate increased in the second quarter', 'offerings');
const app = await _electron.launch({
  executablePath: electron,
  timeout: 40_000,
  args: ['--no-sandbox', '--force-device-scale-factor=1', built.main],
  env: {
    ...(process.env as Record<string, string>),
    HARNESS_RENDERER: built.renderer,
    HARNESS_PRELOAD: built.preload,
    HARNESS_PDF: passage.path,
  },
});
const sizes = [
  [1280, 820],
  [900, 600],
  [700, 640],
] as const;
for (const shot of shots.filter((each) => !only || only.split(',').includes(each.name))) {
  for (const [width, usual] of sizes) {
    const height = shot.height ?? usual;
    const { act, name, height: _, ...rest } = shot;
    const opened = app.waitForEvent('window');
    await app.evaluate(
      (_electronModule, scenario) =>
        (globalThis as unknown as { openHarnessWindow: OpenHarnessWindow }).openHarnessWindow(scenario),
      { passage, platform: 'darwin', files: 30, ...rest, width, height },
    );
    const page = await opened;
    page.on('console', (entry) => entry.type() === 'error' && console.error(`${name}: ${entry.text()}`));
    page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
    page.setDefaultTimeout(8_000);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.waitForSelector('.app');
    await act?.(page).catch((error: unknown) => console.error(`${name}: ${error}`));
    await page.waitForTimeout(300);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(120);
      await page.screenshot({ path: join(out, `${name}-${width}x${height}-${colorScheme}.png`) });
    }
    console.log(`${name} ${width}x${height}`);
  }
}
await app.close();
