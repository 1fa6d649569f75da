/** Two engines start on one library in the same moment: one gets it, the other is told so, and both never write. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../helpers/seeded-random.ts';
import { createTally, type TortureTest } from './torture-test.ts';

const script = fileURLToPath(new URL('launch-process.ts', import.meta.url));
/** Double starts per library: the first of them race for making it. */
const perLibrary = 10;
/** Milliseconds between the two at most: around the time it takes to lock. */
const apartMs = 12;

type Reply = { readonly opened?: boolean; readonly refused?: string; readonly closed?: boolean };

export const doubleLaunches: TortureTest = {
  name: 'launches',
  title: 'double launches',
  counts: { quick: 10, short: 100, long: 1000 },
  shortSeconds: 60,
  missing: () => null,
  async run({ count, hasTime, seed, folder, tell }) {
    const random = seededRandom(seed);
    const tally = createTally();
    const children = [fork(script), fork(script)];
    await Promise.all(children.map((child) => once(child, 'message')));
    try {
      for (let round = 0; round < count && hasTime(); round += 1) {
        const dataDir = path.join(folder, `library-${Math.floor(round / perLibrary)}`);
        const [first, second] = random() < 0.5 ? children : [...children].reverse();
        const one = told(first as ChildProcess, { open: dataDir });
        await sleep(random() * apartMs);
        const replies = await Promise.all([one, told(second as ChildProcess, { open: dataDir })]);
        const opened = replies.filter((reply) => reply.opened).length;
        const others = replies.filter((reply) => !reply.opened && reply.refused !== 'library-locked');
        tally.count(`double start ${round}`, opened === 2 ? ['both have the library'] : [], [
          ...(opened === 0 ? ['neither has the library'] : []),
          ...others.map(({ refused }) => `refused as ${refused}`),
        ]);
        for (const child of children) await told(child, {});
        if ((round + 1) % 50 === 0) tell(`${round + 1} double starts`);
      }
    } finally {
      for (const child of children) child.kill('SIGKILL');
    }
    return tally.result();
  },
};

async function told(child: ChildProcess, message: object): Promise<Reply> {
  const reply = once(child, 'message');
  child.send(message);
  return (await reply)[0] as Reply;
}
