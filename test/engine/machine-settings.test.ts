/** What of another computer does not come along with its library: its lock, its models' places, its keys and how its work is paced. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPersonalStore, type PersonalStore } from '../../src/main/engine/store/personal-store.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testEngine } from '../helpers/test-engine.ts';

type Opened = Awaited<ReturnType<typeof testEngine>>;

async function jobOf(engine: Pick<Opened, 'request'>) {
  for (;;) {
    const job = await engine.request('backup.job', {});
    if (job && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** An engine whose personal.db is written to once it is open: a lock that was on before would let nobody in. */
async function engineWith(write: (personal: PersonalStore) => void) {
  const engine = await testEngine();
  const personal = openPersonalStore(engine.dataDir);
  write(personal);
  personal.close();
  return engine;
}

function addModel(personal: PersonalStore, name: string, file: string, setting: string): void {
  const { id } = personal.models.add(name, 'chat', file);
  personal.settings.set(setting, id);
}

const ofMachine = ['app-lock', 'models-folder', 'models-ignored', 'reading', 'picture-model'];

async function restoredFrom(theirs: (personal: PersonalStore) => void, mine: (personal: PersonalStore) => void) {
  const from = await engineWith(theirs);
  const file = path.join(temporaryFolder(), 'library.docent');
  await from.request('backup.start', { path: file });
  await jobOf(from);
  const to = await engineWith(mine);
  await to.request('backup.restore', { path: file });
  const { state, closed } = await jobOf(to);
  expect(state).toBe('ready');
  await to.request('backup.apply', {});
  const restored = await to.reopen();
  // What is written into a file that came is what was written, as anywhere else.
  expect(await restored.request('library.repairs', {})).toEqual([]);
  await restored.engine.close();
  const personal = openPersonalStore(to.dataDir);
  const kept = {
    settings: Object.fromEntries(
      [...ofMachine, 'chat-context', 'window'].map((key) => [key, personal.settings.get<unknown>(key)]),
    ),
    models: personal.models.list().map(({ name, path: place }) => ({ name, path: place })),
    chosen: personal.models.list().find(({ id }) => id === personal.settings.get('chat-model'))?.name ?? null,
  };
  personal.close();
  return { closed: [...closed].sort(), ...kept };
}

const lock = { on: true, method: 'passcode', idleMinutes: 5, passcode: null };

// The bug: the restored window asks for the passcode of somebody else's Mac, and its models lie in a home that is not here.
test('the other Mac’s lock, models that are not here, keys and pace stay there, and it is said', async () => {
  const folder = temporaryFolder();
  const mine = path.join(folder, 'mine.gguf');
  writeFileSync(mine, 'GGUF');
  const restored = await restoredFrom(
    (personal) => {
      personal.settings.set('app-lock', lock);
      personal.settings.set('models-folder', '/Users/anna/Models');
      personal.settings.set('models-ignored', ['/Users/anna/Models/old.gguf']);
      personal.settings.set('chat-context', 131_072);
      personal.settings.set('reading', { paused: true, insisted: false });
      personal.settings.set('picture-model', { name: 'clip', path: '/Users/anna/clip' });
      personal.settings.set('window', { theme: 'dark', keepFresh: true, askKeys: 'Control+Alt+Space' });
      addModel(personal, 'theirs', '/Users/anna/theirs.gguf', 'chat-model');
    },
    (personal) => {
      personal.settings.set('chat-context', 4096);
      personal.settings.set('window', { theme: 'light', askKeys: 'Control+Alt+D' });
      addModel(personal, 'mine', mine, 'chat-model');
    },
  );
  expect(restored.closed).toEqual(['app-lock', 'models']);
  expect(restored.models).toEqual([{ name: 'mine', path: mine }]);
  expect(restored.chosen).toBe('mine');
  for (const key of ofMachine) expect([key, restored.settings[key]]).toEqual([key, null]);
  expect(restored.settings['chat-context']).toBe(4096);
  // The look is a person's, and comes along.
  expect(restored.settings.window).toEqual({ theme: 'dark', askKeys: 'Control+Alt+D' });
});

// The bug: a backup without a lock, put in place, opens a Mac that is locked with a passcode.
test('the lock of this Mac stays, and so does a model that lies at the same place here', async () => {
  const shared = path.join(temporaryFolder(), 'shared.gguf');
  writeFileSync(shared, 'GGUF');
  const restored = await restoredFrom(
    (personal) => addModel(personal, 'shared', shared, 'chat-model'),
    (personal) => personal.settings.set('app-lock', lock),
  );
  expect(restored.closed).toEqual(['app-lock']);
  expect(restored.settings['app-lock']).toEqual(lock);
  expect([restored.models, restored.chosen]).toEqual([[{ name: 'shared', path: shared }], 'shared']);
});

// The bug: whoever restores their own backup is told of things that were left out, or has to choose their models anew.
test('nothing is said where both are the same computer’s', async () => {
  const model = path.join(temporaryFolder(), 'model.gguf');
  writeFileSync(model, 'GGUF');
  const write = (personal: PersonalStore) => {
    personal.settings.set('app-lock', { ...lock, idleMinutes: 9 });
    addModel(personal, 'model', model, 'chat-model');
  };
  const restored = await restoredFrom(write, write);
  expect([restored.closed, restored.chosen, restored.models.length]).toEqual([[], 'model', 1]);
});
