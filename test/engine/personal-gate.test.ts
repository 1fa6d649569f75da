import { describe, expect, it } from 'vitest';
import { createPersonalGate } from '../../src/main/engine/personal-gate.ts';
import { type RouteName, requests } from '../../src/preload/contract/requests.ts';

/** Nouns of routes about files, models and the app: they give and take no word a person typed or was answered. */
const aboutOther = [
  ...[
    'adapter.',
    'app.',
    'appLock.',
    // Words on their way to the ask window: the shell has them, behind its own lock, and no engine route gives them back.
    'ask.',
    'backup.',
    'bench.',
    'config.',
    'doctor.',
    'document.',
    'encryption.',
    'endpoint.',
    'erase.',
    'feedback.',
    'file.',
    'folder.',
    // Pages of our own; what is looked for in them is not kept.
    'help.',
  ],
  ...[
    'library.',
    'metrics.',
    'model.',
    'network.',
    'ocr.',
    'page.',
    'picture.',
    'reading.',
    'regress.',
    'scope.',
    'settings.',
    'team.',
    'update.',
  ],
];
/** What is typed now and not kept: it is answered to whoever typed it. */
const askedNow: readonly RouteName[] = [
  ...(['answer.once', 'answer.cancel', 'search.run', 'search.similar', 'training.part', 'training.plan'] as const),
  ...(['context.pack', 'passage.read', 'extract.once', 'embedding.run'] as const),
  ...(['compare.start', 'compare.once', 'compare.cancel', 'compare.remove'] as const),
];

const routes = Object.keys(requests) as RouteName[];
const isOther = (route: RouteName) => askedNow.includes(route) || aboutOther.some((noun) => route.startsWith(noun));

describe('who may ask for what a person typed or was answered', () => {
  const gate = createPersonalGate({ encrypted: () => true, keyMissing: () => false, appLocked: () => false });
  const locked = createPersonalGate({ encrypted: () => true, keyMissing: () => false, appLocked: () => true });

  // The bug: a new route gives a person's words through the command line's door, or behind a locked window.
  it.each(routes.filter((route) => !isOther(route)))('%s is personal', (route) => {
    if (route === 'collection.wanted') {
      // The question itself may be asked; a run over all files, which keeps it, is not offered.
      expect([gate.check(route, 'door'), locked.check(route, 'window')]).toEqual(['locked-no', 'locked-no']);
      expect(gate.check(route, 'window')).toBe('pass');
      return;
    }
    if (route === 'conversation.list') {
      expect([gate.check(route, 'door'), locked.check(route, 'window')]).toEqual(['locked-list', 'locked-list']);
      return;
    }
    expect(() => gate.check(route, 'door')).toThrow();
    expect(() => locked.check(route, 'window')).toThrow();
    expect(gate.check(route, 'window')).toBe('pass');
  });

  // The bug: whoever finds the Mac open and Docent locked takes the whole library away, or lets others have it.
  it.each(
    routes.filter(
      (route) =>
        route.startsWith('backup.') || ['team.set', 'team.publish', 'library.passages', 'ask.offer'].includes(route),
    ),
  )('%s waits for the lock', (route) => {
    for (const asker of ['window', 'door'] as const) {
      expect(() => locked.check(route, asker)).toThrow(/locked/);
      expect(gate.check(route, asker)).toBe('pass');
    }
  });

  // The bug: a program deletes the only copy of a damaged personal.db.
  it('lets only the window delete what was set aside', () => {
    expect(() => gate.check('library.deleteKept', 'door')).toThrow(/window/);
    expect(gate.check('library.deleteKept', 'window')).toBe('pass');
  });
});
