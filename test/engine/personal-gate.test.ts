import { describe, expect, it } from 'vitest';
import { createPersonalGate } from '../../src/main/engine/personal-gate.ts';
import { type RouteName, requests } from '../../src/preload/contract/requests.ts';

/** Nouns of routes about files, models and the app: they give and take no word a person typed or was answered. */
const aboutOther = [
  ...[
    'adapter.',
    'app.',
    'appLock.',
    'backup.',
    'bench.',
    'doctor.',
    'document.',
    'encryption.',
    'endpoint.',
    'erase.',
    'file.',
    'folder.',
  ],
  ...['library.', 'model.', 'network.', 'ocr.', 'picture.', 'reading.', 'regress.', 'scope.', 'settings.', 'team.'],
];
/** What is typed now and not kept: it is answered to whoever typed it. */
const askedNow: readonly RouteName[] = [
  ...(['answer.once', 'answer.cancel', 'search.run', 'search.similar', 'training.part', 'training.plan'] as const),
  ...(['context.pack', 'passage.read', 'embedding.run'] as const),
  ...(['compare.start', 'compare.once', 'compare.cancel', 'compare.remove'] as const),
];

const routes = Object.keys(requests) as RouteName[];
const isOther = (route: RouteName) => askedNow.includes(route) || aboutOther.some((noun) => route.startsWith(noun));

describe('who may ask for what a person typed or was answered', () => {
  const gate = createPersonalGate({ encrypted: () => true, keyMissing: () => false, appLocked: () => false });
  const locked = createPersonalGate({ encrypted: () => true, keyMissing: () => false, appLocked: () => true });

  // The bug: a new route gives a person's words through the command line's door, or behind a locked window.
  it.each(routes.filter((route) => !isOther(route)))('%s is personal', (route) => {
    if (route === 'conversation.list') {
      expect([gate.check(route, 'door'), locked.check(route, 'window')]).toEqual(['locked-list', 'locked-list']);
      return;
    }
    expect(() => gate.check(route, 'door')).toThrow();
    expect(() => locked.check(route, 'window')).toThrow();
    expect(gate.check(route, 'window')).toBe('pass');
  });
});
