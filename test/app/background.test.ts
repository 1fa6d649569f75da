/** Docent without its window, on simulated systems: what the menu bar says, what the login item does, whose keys they are. */
import { describe, expect, it } from 'vitest';
import { createAskDesk } from '../../src/main/app/ask-desk.ts';
import { createAskKeys } from '../../src/main/app/ask-keys.ts';
import { backgroundMenu } from '../../src/main/app/background-menu.ts';
import { endsWithLastWindow } from '../../src/main/app/ends-with-last-window.ts';
import { createHeldEvents } from '../../src/main/app/held-events.ts';
import { createLoginItem, type LoginSystem } from '../../src/main/app/login-item.ts';
import { createRefusals } from '../../src/main/app/refusals.ts';
import { percent, workLine } from '../../src/main/app/work-line.ts';
import type { LibraryStatus } from '../../src/preload/contract/shapes.ts';
import { fakeFiles, fakeStatus } from '../renderer/harness/fake-library.ts';

const idle = fakeStatus(fakeFiles(40));
const working = (change: Partial<LibraryStatus> = {}): LibraryStatus => ({
  ...idle,
  working: true,
  files: 200,
  counts: { ...idle.counts, ready: 150, waiting: 48, reading: 2, readable: 0 },
  plan: { ...idle.plan, paused: null, slowed: null, insisted: false },
  ...change,
});
const planned = (plan: Partial<LibraryStatus['plan']>) => {
  const status = working();
  return workLine({ ...status, plan: { ...status.plan, ...plan } });
};
const labels = (status: LibraryStatus | null, place: 'menu-bar' | 'dock' = 'menu-bar', locked = false) =>
  backgroundMenu({ status, askKeys: '', locked }, place).map((item) => (item.type === 'separator' ? '-' : item.label));

describe('what the menu bar says', () => {
  it('counts what is left and how far it is', () => {
    expect(workLine(working())).toEqual({ text: '50 of 200 files to read', share: 0.75, action: 'pause' });
    const meaning = working({
      counts: { ...idle.counts, ready: 150, waiting: 0, reading: 0, readable: 50 },
      embedding: { ...idle.embedding, done: 90, total: 120 },
    });
    expect(workLine(meaning)).toMatchObject({ text: 'Indexing meaning, 75%', share: 0.75 });
    expect(percent(0.9999)).toBe('99%');
  });

  it('shows no progress when nothing is under way', () => {
    expect(workLine(null)).toMatchObject({ share: null, action: null });
    expect(workLine({ ...idle, working: false })).toMatchObject({ share: null, action: null });
    expect(workLine({ ...idle, problem: { code: 'disk-full', values: {} } }).text).toBe('The library needs a look');
  });

  // The bug: a Mac on battery reads nothing, and nobody says why.
  it.each([
    ['battery', 'resting on battery', 'now'],
    ['low-power', 'resting in Low Power Mode', 'now'],
    ['heat', 'resting until it is cooler', null],
    ['memory', 'resting: memory is short', null],
    ['person', 'paused', 'resume'],
  ] as const)('says why it rests (%s) and offers only what helps', (paused, words, action) => {
    expect(planned({ paused })).toMatchObject({ text: `50 of 200 files to read, ${words}`, action });
  });

  it('says that it is slower, unless the person insisted', () => {
    expect(planned({ slowed: 'heat' })).toMatchObject({ text: '50 of 200 files to read, slower: warm', action: 'now' });
    expect(planned({ slowed: 'heat', insisted: true }).text).toBe('50 of 200 files to read');
  });
});

describe('the menu of the menu bar and of the Dock', () => {
  it('offers the work, the window, a question, a folder', () => {
    expect(labels(working())).toEqual([
      '50 of 200 files to read',
      'Pause Reading',
      '-',
      'Open Docent',
      'Ask Docent…',
      'Add Folder…',
      '-',
      'Settings…',
      'Quit Docent',
    ]);
    expect(labels(working(), 'dock')).toEqual(['Ask Docent…', 'Add Folder…', '-', 'Pause Reading']);
  });

  // The bug: the menu of a locked app tells what is in the library.
  it('says nothing of the library while it is locked', () => {
    expect(labels(working(), 'menu-bar', true)).toEqual(['Docent is locked', '-', 'Open Docent', '-', 'Quit Docent']);
    expect(labels(working(), 'dock', true)).toEqual([]);
  });

  it('shows the keys of the ask window', () => {
    const menu = backgroundMenu({ status: idle, askKeys: 'Control+Alt+Space', locked: false }, 'menu-bar');
    expect(menu).toContainEqual({ type: 'action', label: 'Ask Docent…', action: 'ask', keys: 'Control+Alt+Space' });
  });
});

describe('the login item', () => {
  const system = (change: Partial<LoginSystem> & { refuses?: boolean; wasOpenedAtLogin?: boolean } = {}) => {
    const { refuses = false, wasOpenedAtLogin = false, ...rest } = change;
    const calls: boolean[] = [];
    let openAtLogin = false;
    const item = createLoginItem(
      {
        platform: 'darwin',
        packaged: true,
        status: () => ({ openAtLogin, wasOpenedAtLogin }),
        set: (on) => {
          calls.push(on);
          if (!refuses) openAtLogin = on;
        },
        ...rest,
      },
      () => undefined,
    );
    return { item, calls, takenOut: () => (openAtLogin = false) };
  };

  it('follows the switch, and asks the system only for what it has not', () => {
    const { item, calls } = system();
    item.change(true);
    item.change(true);
    expect([item.state(), calls]).toEqual(['on', [true]]);
    item.change(false);
    expect([item.state(), calls]).toEqual(['off', [true, false]]);
  });

  // The bug: whoever takes Docent out of Login Items finds it there again after choosing another theme.
  it('is not asked for again when another setting changes', () => {
    const { item, calls, takenOut } = system();
    item.remember(true);
    item.change(true);
    expect(calls).toEqual([]);
    item.change(false);
    item.change(true);
    takenOut();
    item.change(true);
    expect([item.state(), calls]).toEqual(['refused', [true]]);
  });

  // The bug: whoever takes Docent out of Login Items finds it there again after the next start.
  it('leaves what a person chose in System Settings as it is, and says so', () => {
    const { item, calls, takenOut } = system();
    item.change(true);
    takenOut();
    item.remember(true);
    expect([item.state(), calls]).toEqual(['refused', [true]]);
  });

  it('is refused, not on, when the system does not let it', () => {
    const { item } = system({ refuses: true });
    item.change(true);
    expect(item.state()).toBe('refused');
    const throwing = system({
      set: () => {
        throw new Error('not allowed');
      },
    });
    expect(() => throwing.item.change(true)).not.toThrow();
    expect(throwing.item.state()).toBe('refused');
  });

  it('touches nothing where it is none: elsewhere, or beside a checkout', () => {
    for (const change of [{ platform: 'linux' }, { packaged: false }]) {
      const { item, calls } = system({ ...change, wasOpenedAtLogin: true });
      item.change(true);
      expect([item.state(), calls]).toEqual(['unsupported', []]);
    }
    expect(system({ platform: 'linux', wasOpenedAtLogin: true }).item.openedAtLogin()).toBe(false);
    expect(system({ wasOpenedAtLogin: true }).item.openedAtLogin()).toBe(true);
  });
});

describe('the keys of the ask window', () => {
  const registry = (taken: readonly string[] = []) => {
    const held = new Map<string, () => void>();
    return {
      held,
      register: (keys: string, pressed: () => void) => {
        if (keys === 'Nonsense') throw new TypeError('conversion failure');
        if (taken.includes(keys)) return false;
        held.set(keys, pressed);
        return true;
      },
      unregister: (keys: string) => void held.delete(keys),
    };
  };

  it('are held only while they are set, and only the last ones', () => {
    const keys = registry();
    const pressed: number[] = [];
    const ask = createAskKeys(keys, () => pressed.push(1));
    expect(ask.state()).toBe('off');
    ask.set('Control+Alt+Space');
    keys.held.get('Control+Alt+Space')?.();
    ask.set('Command+Shift+D');
    expect([[...keys.held.keys()], pressed.length, ask.state()]).toEqual([['Command+Shift+D'], 1, 'on']);
    ask.set('');
    expect([keys.held.size, ask.state()]).toEqual([0, 'off']);
  });

  it('say when another program has them, and let go of nothing that is not theirs', () => {
    const taken = ['Command+Space'];
    const keys = registry(taken);
    const ask = createAskKeys(keys, () => undefined);
    ask.set('Command+Space');
    expect(ask.state()).toBe('taken');
    taken.pop();
    ask.set('Command+Space');
    expect(ask.state()).toBe('on');
    ask.set('Nonsense');
    expect(ask.state()).toBe('taken');
  });
});

describe('words from another door', () => {
  const desk = (locked = false) => {
    const seen: string[] = [];
    const windows = {
      ask: () => void seen.push('ask'),
      closeAsk: () => void seen.push('close'),
      send: (name: string) => void seen.push(name),
      sendMain: (name: string) => void seen.push(`main ${name}`),
    };
    const shown: unknown[] = [];
    const made = createAskDesk({ windows, deepLinks: { show: (link) => shown.push(link) }, locked: () => locked });
    return { ...made, seen, shown };
  };
  const context = { signal: new AbortController().signal };
  const offer = (made: ReturnType<typeof desk>, text: string) =>
    made.methods['ask.offer']?.({ text } as never, { ...context, emit: async () => undefined });

  it('wait in the ask window until they are taken, once', async () => {
    const made = desk();
    await offer(made, 'What is the notice period?');
    expect(made.seen).toEqual(['ask', 'ask.offered']);
    expect(await made.handlers['ask.take']({}, context)).toBe('What is the notice period?');
    expect(await made.handlers['ask.take']({}, context)).toBeNull();
  });

  it('are refused while the app is locked', async () => {
    const made = desk(true);
    await expect(offer(made, 'x')).rejects.toMatchObject({ code: 'app-locked' });
    expect(made.seen).toEqual([]);
  });

  it('a place and a conversation go to the main window', async () => {
    const made = desk();
    const place = { documentId: 'd', page: null, span: { start: 1, end: 2 } };
    await made.handlers['ask.showPlace'](place, context);
    expect(made.shown).toEqual([place]);
    await made.handlers['ask.showConversation']({ conversationId: 'c' }, context);
    expect(made.seen).toEqual(['main ask.conversation', 'close']);
    expect(await made.handlers['ask.takeConversation']({}, context)).toBe('c');
    expect(await made.handlers['ask.takeConversation']({}, context)).toBeNull();
  });
});

it('refusals are counted, and nothing but their scheme is kept', () => {
  const heard: number[] = [];
  const refusals = createRefusals(
    () => 7,
    ({ count }) => heard.push(count),
  );
  refusals.refused('https');
  refusals.refused('ws');
  expect(refusals.read()).toEqual({ count: 2, last: { at: 7, scheme: 'ws' } });
  expect(heard).toEqual([1, 2]);
});

// The bug: words from the Services menu start Docent hidden; when their window closes, it goes on with nothing to be seen and no way to end it.
it('ends with its last window unless it can be seen, or is wanted, without one', () => {
  const on = (platform: string, inDock: boolean, stays: boolean) => endsWithLastWindow({ platform, inDock, stays });
  expect([on('darwin', true, false), on('darwin', false, true), on('darwin', false, false)]).toEqual([
    false,
    false,
    true,
  ]);
  expect([on('linux', false, false), on('linux', false, true)]).toEqual([true, false]);
});

// The bug: Settings in the menu bar opens the window that was closed, and shows the library in it.
it('what a window is opened for reaches its page once that listens, the last of each kind', () => {
  const heard: unknown[] = [];
  const held = createHeldEvents((name, payload) => heard.push([name, payload]));
  held.send('view.open', { view: 'library' });
  held.send('ask.conversation', null);
  held.send('view.open', { view: 'settings' });
  expect(heard).toEqual([]);
  held.listens();
  const first = [
    ['ask.conversation', null],
    ['view.open', { view: 'settings' }],
  ];
  expect(heard).toEqual(first);
  held.listens();
  held.send('view.open', { view: 'chat' });
  expect(heard).toEqual([...first, ['view.open', { view: 'chat' }]]);
  held.anew();
  held.send('view.open', { view: 'search' });
  expect(heard).toHaveLength(3);
});
