/** The live part of the Privacy page, the look for newer versions, the keys: what they say. */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetworkStatus, UpdateStatus } from '../../../src/preload/contract/network-shapes.ts';
import { UpdateBanner } from '../../../src/renderer/components/update-banner.tsx';
import { useNetwork } from '../../../src/renderer/stores/network-store.ts';
import { useSettings } from '../../../src/renderer/stores/settings-store.ts';
import { useUpdates } from '../../../src/renderer/stores/update-store.ts';
import { NetworkLive } from '../../../src/renderer/views/privacy/network-live.tsx';
import { doorWords, nowWords, openLines, refusedWords } from '../../../src/renderer/views/privacy/network-words.ts';
import { keysOf, keysShown } from '../../../src/renderer/views/settings/key-words.ts';
import { UpdateRow } from '../../../src/renderer/views/settings/update-row.tsx';
import { stubBridge } from '../bridge-stub.ts';
import { quietNetwork } from '../harness/fake-app.ts';

const stores = [useNetwork, useUpdates, useSettings];
const began = stores.map((store) => ({ ...store.getInitialState() }));
beforeEach(() => void stubBridge({}));
afterEach(() => {
  vi.unstubAllGlobals();
  for (const [at, store] of stores.entries()) Object.assign(store.getInitialState(), began[at]);
});
function having<State extends object>(store: { getInitialState: () => State }, state: Partial<State>): void {
  Object.assign(store.getInitialState(), state);
}
const update = (change: Partial<UpdateStatus> = {}): UpdateStatus => ({
  ...{ state: 'newer', current: '0.1.0', newest: '0.2.0', summary: 'Reads more.', dismissed: false },
  ...{ checkedAt: Date.UTC(2026, 10, 29), problem: null },
  ...change,
});

describe('the live part of the Privacy page', () => {
  const page = (status: NetworkStatus | null, refused = 0) => {
    having(useNetwork, { status, refused });
    return renderToStaticMarkup(<NetworkLive />);
  };

  it('says 0 connections only when it is known, and lists every door', () => {
    expect(page(null)).toContain('Looking…');
    const html = page(quietNetwork);
    expect(html).toContain('0 connections now');
    expect(html.match(/data-on="false"/g)).toHaveLength(quietNetwork.doors.length);
    expect(html).not.toContain('network-refused');
  });

  it('counts what is open, and what nothing explains', () => {
    const open = [
      { host: 'models.example', purpose: 'download' as const, since: 1 },
      { host: '127.0.0.1:8427', purpose: 'local-api' as const, since: 2 },
      { host: '127.0.0.1:8427', purpose: 'local-api' as const, since: 2 },
    ];
    expect(nowWords({ ...quietNetwork, open, unexplained: 1 })).toBe('4 connections now');
    expect(openLines(open)).toEqual(['Downloads of models · models.example', 'Local API · 127.0.0.1:8427 · 2']);
    const html = page({ ...quietNetwork, unexplained: 1 }, 2);
    expect(html).toContain('1 connection now');
    expect(html).toContain('Docent does not know what opened this.');
    expect(html).toContain('2 requests of the window led elsewhere and were refused.');
    expect(refusedWords(0)).toBe('');
  });

  it('says where a door leads, or where it listens', () => {
    expect(doorWords({ purpose: 'local-api', on: true, address: '127.0.0.1:8427' })).toBe(
      'Listening at 127.0.0.1:8427',
    );
    expect(doorWords({ purpose: 'team-library', on: true, address: 'db.example' })).toBe('On · db.example');
    expect(doorWords({ purpose: 'team-library', on: false, address: 'db.example' })).toBe('Off');
  });
});

describe('the look for newer versions', () => {
  const banner = (status: UpdateStatus | null, asked = false) => {
    having(useUpdates, { status, asked });
    return renderToStaticMarkup(<UpdateBanner />);
  };

  it('tells of a newer one once, and again when it is asked for', () => {
    expect(banner(update())).toContain('Docent 0.2.0 is there.');
    expect(banner(update({ dismissed: true }))).toBe('');
    expect(banner(update({ dismissed: true }), true)).toContain('Docent 0.2.0 is there.');
  });

  it('is silent about what is current or failed, unless it was asked for', () => {
    const current = update({ state: 'current', newest: '0.1.0', summary: null });
    expect(banner(null, true)).toBe('');
    expect(banner(current)).toBe('');
    expect(banner(current, true)).toContain('Docent 0.1.0 is the newest version.');
    const failed = update({ state: 'unknown', problem: { code: 'update-refused', values: {} } });
    expect(banner(failed, true)).toContain('not signed by us, or old');
  });

  it('has no switch where this build cannot look', () => {
    having(useUpdates, { status: null });
    expect(renderToStaticMarkup(<UpdateRow />)).toBe('');
    having(useUpdates, { status: update() });
    const html = renderToStaticMarkup(<UpdateRow />);
    expect(html).toContain('data-testid="check-updates"');
    expect(html).not.toContain('data-testid="update-check"');
  });
});

describe('keys for the whole system', () => {
  const none = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };

  it('are taken by their place, with what is held', () => {
    expect(keysOf({ ...none, code: 'Space', ctrlKey: true, altKey: true })).toBe('Control+Alt+Space');
    expect(keysOf({ ...none, code: 'KeyD', metaKey: true, shiftKey: true })).toBe('Command+Shift+D');
    expect(keysShown('Control+Alt+Space', true)).toBe('⌃⌥Space');
    expect(keysShown('Control+Alt+Space', false)).toBe('Control+Alt+Space');
  });

  it('are none that a person types with', () => {
    expect(keysOf({ ...none, code: 'KeyD' })).toBeNull();
    expect(keysOf({ ...none, code: 'KeyD', shiftKey: true })).toBeNull();
    expect(keysOf({ ...none, code: 'AltLeft', altKey: true })).toBeNull();
  });
});
