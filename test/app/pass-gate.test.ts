import { describe, expect, it } from 'vitest';
import { passGate } from '../../src/main/app/pass-gate.ts';
import { AppError } from '../../src/preload/contract/errors.ts';

const lines: string[] = [];
const keep = (message: string) => lines.push(message);
const log = { info: keep, warn: keep, error: keep };
const echo = { log, answer: async (route: string, input: unknown) => ({ route, input }) };

describe('the gate', () => {
  it('hands on a request with its defaults filled in', async () => {
    expect(await passGate('search.run', { query: 'rent' }, echo)).toEqual({
      ok: true,
      data: { route: 'search.run', input: { query: 'rent', k: 10, using: 'hybrid', meant: false } },
    });
  });

  it.each([
    ['an unknown route', 'file.read', {}],
    ['a property of every object', 'constructor', {}],
    ['a route that is no text', { toString: (): string => 'library.status' }, {}],
    ['a wrong type', 'search.run', { query: 5 }],
    ['an unknown field', 'library.status', { path: '/etc/passwd' }],
    ['a list instead of an object', 'folder.add', ['/etc']],
    ['nothing where something is needed', 'folder.add', null],
    ['a path of a megabyte', 'folder.add', { path: 'x'.repeat(1_000_000) }],
  ])('refuses %s without asking anybody', async (_what, route, input) => {
    let asked = false;
    const reply = await passGate(route, input, { log, answer: async () => (asked = true) });
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(asked).toBe(false);
  });

  it('returns failures as data: the code of our own, nothing of a foreign error but its message', async () => {
    const ours = await passGate(
      'library.status',
      {},
      {
        log,
        answer: () => Promise.reject(new AppError('library-locked', 'Open elsewhere.', { pid: 7 })),
      },
    );
    expect(ours).toEqual({
      ok: false,
      error: { code: 'library-locked', message: 'Open elsewhere.', data: { pid: 7 } },
    });
    const foreign = await passGate('library.status', {}, { log, answer: () => Promise.reject(new TypeError('oops')) });
    expect(foreign).toEqual({ ok: false, error: { code: 'internal', message: 'oops', data: {} } });
    expect(lines).toContain('a request failed');
  });
});
