/** Two libraries changing places, cut off by a power cut between any two of its steps. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { askSwap, finishSwap, listSetAside, stagedFolder } from '../../../src/main/engine/store/safety/swap-library.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const old = ['library.db', 'library.db-shm', 'library.db-wal', 'personal.db', 'personal.db-wal', 'safety.json'];
const fresh = ['library.db', 'personal.db'];
const others = ['config.json', 'metrics.json'];

function asked() {
  const dataDir = temporaryFolder();
  const staged = path.join(dataDir, stagedFolder);
  mkdirSync(path.join(dataDir, 'backups'));
  writeFileSync(path.join(dataDir, 'backups', 'personal-1.db'), 'old');
  mkdirSync(staged);
  for (const name of [...old, ...others]) writeFileSync(path.join(dataDir, name), 'old');
  for (const name of fresh) writeFileSync(path.join(staged, name), 'new');
  askSwap(dataDir, stagedFolder, Date.UTC(2026, 10, 29));
  const note = path.join(dataDir, 'swap.json');
  const { to } = JSON.parse(readFileSync(note, 'utf8')) as { to: string };
  const aside = path.join(dataDir, to);
  const begin = (step: string) =>
    writeFileSync(note, JSON.stringify({ ...JSON.parse(readFileSync(note, 'utf8')), step }));
  return { dataDir, staged, aside, begin };
}

function holds(folder: string, names: readonly string[], text: string): void {
  for (const name of names) expect([name, readFileSync(path.join(folder, name), 'utf8')]).toEqual([name, text]);
}

function isDone({ dataDir, aside }: ReturnType<typeof asked>): void {
  finishSwap(dataDir);
  // No log of the old library stands beside the new one: it would be played into it.
  expect(readdirSync(dataDir).sort()).toEqual([...others, ...fresh, path.basename(aside)].sort());
  holds(dataDir, fresh, 'new');
  holds(dataDir, others, 'old');
  holds(aside, [...old, path.join('backups', 'personal-1.db')], 'old');
  expect(listSetAside(dataDir).map(({ name }) => name)).toEqual([path.basename(aside)]);
  expect(finishSwap(dataDir)).toBeNull();
}

const out = [...old, 'backups'];

// The bug: a power cut leaves half of each library, or a log beside a database it does not belong to.
describe('a swap that was cut off is gone on with', () => {
  it.each(Array.from({ length: out.length + 1 }, (_, moved) => moved))('after %i parts went out', (moved) => {
    const swap = asked();
    if (moved > 0) mkdirSync(swap.aside);
    for (const name of out.slice(0, moved)) renameSync(path.join(swap.dataDir, name), path.join(swap.aside, name));
    isDone(swap);
  });

  it.each([0, 1, 2])('after %i parts came in', (moved) => {
    const swap = asked();
    mkdirSync(swap.aside);
    for (const name of out) renameSync(path.join(swap.dataDir, name), path.join(swap.aside, name));
    swap.begin('in');
    for (const name of fresh.slice(0, moved)) renameSync(path.join(swap.staged, name), path.join(swap.dataDir, name));
    isDone(swap);
  });
});

// The bug: a note that somebody changed moves files of other folders, or a library goes out and none comes in.
it.each([
  { from: '../elsewhere', to: 'set-aside-20261129-000000', step: 'out' },
  { from: stagedFolder, to: '../elsewhere', step: 'out' },
  { from: stagedFolder, to: 'set-aside-20261129-000000/../../x', step: 'out' },
  { from: 'set-aside-20261129-000009', to: 'set-aside-20261129-000000', step: 'out' },
])('the note %j moves nothing', (note) => {
  const { dataDir } = asked();
  writeFileSync(path.join(dataDir, 'swap.json'), JSON.stringify(note));
  expect(finishSwap(dataDir)).toBeNull();
  holds(dataDir, [...old, ...others], 'old');
});
