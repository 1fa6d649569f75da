/** Encryption is switched on, off and to another key on a library of thousands of messages, and killed at random points of it. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createEncryption } from '../../src/main/engine/encryption.ts';
import { openPersonalStore } from '../../src/main/engine/store/personal-store.ts';
import { canariesIn } from '../helpers/canaries-in.ts';
import { silentLog } from '../helpers/fake-engine-parts.ts';
import { fakeKeyStore } from '../helpers/fake-key-store.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const script = fileURLToPath(new URL('encrypting-process.ts', import.meta.url));
const canary = 'Zanarykilled7';
const conversations = 300;
const turns = 12;
/** Kills in the middle of a pass, and how often is tried at most: many fall before or after it. */
const wanted = 25;
const mostKills = 150;
/** Milliseconds after its beginning within which a pass is killed: about how long one takes on two busy cores. */
const longestWait = 700;

const login = new Uint8Array(randomBytes(32));

/** Everything that is saved, as a person reads it, with what the database says of its state. */
async function readAll(dataDir: string) {
  const personal = openPersonalStore(dataDir);
  const state = personal.text.state();
  // Lent by hand: `open` would go on with the pass.
  const keyStore = fakeKeyStore(login);
  const slots = personal.keySlots.list().filter(({ kind }) => kind === 'login');
  personal.text.lend(
    await Promise.all(slots.map(async ({ number, wrapped }) => ({ number, key: await keyStore.unwrap(wrapped) }))),
  );
  const said = [...personal.conversations.said()].map(({ text }) => text);
  const searches = personal.searchHistory.recent(10_000).map(({ query }) => query);
  const isSound = personal.isSound();
  personal.close();
  return { state, said, searches, isSound };
}

// Only a hang should meet the limit: on a busy machine a child takes seconds to begin.
test('killed at any point, every message stays readable, and the pass ends with nothing plain', {
  timeout: 900_000,
}, async () => {
  const dataDir = temporaryFolder();
  const personal = openPersonalStore(dataDir);
  for (let index = 0; index < conversations; index += 1) {
    const id = personal.conversations.create(`${canary} title ${index}`);
    for (let turn = 0; turn < turns; turn += 1) {
      const answer = personal.conversations.ask(id, `${canary} question ${index}.${turn} ${'words '.repeat(30)}`);
      personal.conversations.finish(answer, 'complete', `${canary} answer ${index}.${turn}`, null, null, []);
    }
    personal.searchHistory.add(`${canary} search ${index}`, 1, 1);
  }
  personal.close();
  const { state: _state, ...reference } = await readAll(dataDir);
  expect(reference.said).toHaveLength(conversations * (1 + 2 * turns));

  const random = seededRandom(5);
  let cutOff = 0;
  let ended = 0;
  const wishes = ['sealed', 'plain', 'sealed', 'sealed'];
  let kills = 0;
  while (cutOff < wanted && kills < mostKills) {
    const wish = wishes[kills % wishes.length] as string;
    kills += 1;
    const child = fork(script, [dataDir, Buffer.from(login).toString('hex'), wish]);
    const exited = once(child, 'exit');
    let hasEnded = false;
    child.on('message', (message) => {
      hasEnded ||= message === 'end';
    });
    await Promise.race([once(child, 'message'), exited]);
    await Promise.race([sleep(random() * longestWait), exited]);
    child.kill('SIGKILL');
    await exited;
    const { state, ...found } = await readAll(dataDir);
    expect(found).toEqual(reference);
    if (state !== 'done') cutOff += 1;
    if (hasEnded) ended += 1;
  }
  process.stdout.write(`${kills} kills: ${cutOff} in the middle of a pass, ${ended} after its end\n`);
  // Else nothing was tried.
  expect(cutOff).toBe(wanted);

  const last = openPersonalStore(dataDir);
  const encryption = createEncryption({
    personal: last,
    keyStore: fakeKeyStore(login),
    log: silentLog,
    closing: new AbortController().signal,
    changed: () => undefined,
  });
  await encryption.open();
  const { code } = await encryption.prepare();
  await encryption.enable(code.split('-').slice(-2).join('-'));
  last.close();
  const { state, ...found } = await readAll(dataDir);
  expect(state).toBe('done');
  expect(found).toEqual(reference);
  expect(canariesIn(dataDir, [canary])).toEqual([]);
});
