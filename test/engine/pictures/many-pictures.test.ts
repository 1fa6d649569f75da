/** Libraries of many pictures: what is filtered must be filtered before it is limited, and what is listed in parts must not cost all of it. */
import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { EngineContext } from '../../../src/main/engine/engine-context.ts';
import { createPictureGroups } from '../../../src/main/engine/picture-groups.ts';
import { createPictureKeeper } from '../../../src/main/engine/picture-keeper.ts';
import { createNearGroups } from '../../../src/main/engine/pictures/near-groups.ts';
import { createRepeatedPictures } from '../../../src/main/engine/repeated-pictures.ts';
import { type LibraryStore, openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import type { PictureStatus } from '../../../src/preload/contract/shapes.ts';
import { silentLog } from '../../helpers/fake-engine-parts.ts';
import { lookingPictures } from '../../helpers/looking-pictures.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

function open(): LibraryStore {
  const library = openLibraryStore(temporaryFolder());
  onTestFinished(() => library.close());
  return library;
}

/** A picture file of its own bytes, or of `same`'s. */
function addPicture(library: LibraryStore, folderId: string, number: number, same = number): number {
  const name = `img ${number}.jpg`;
  const place = {
    path: name,
    key: name,
    directory: '',
    size: 10,
    modifiedMs: 1,
    modifiedNs: '1',
    inode: `${number}`,
    volume: '1',
  };
  const id = library.disk.add(folderId, place, 'image', { state: 'ready', reason: null });
  const file = library.files.byId(id);
  if (!file) throw new Error('no file');
  const sha256 = createHash('sha256').update(String(same)).digest();
  const look =
    library.pictures.lookOf(sha256) ??
    library.pictures.addLook({ sha256, bytes: 1, reason: null, width: 9, height: 9 });
  library.pictures.putFile(file, look, null);
  return look;
}

function groupsOf(library: LibraryStore, told: () => void = () => undefined) {
  return createPictureGroups(() => ({
    library,
    log: silentLog,
    emit: told,
    pictureKeeper: { status: () => nothingDone },
  }));
}
const nothingDone: PictureStatus = {
  ...{
    revision: 0,
    total: 0,
    ready: 0,
    waiting: 0,
    failed: 0,
    working: false,
    model: null,
    cacheBytes: 0,
    cacheMost: 0,
  },
};

test('words of a folder are found behind thousands of another folder’s', () => {
  const library = open();
  library.transaction(() => {
    for (let number = 1; number <= 1500; number += 1) addPicture(library, number > 1495 ? 'B' : 'A', number);
  });
  for (const id of library.pictures.words.waiting(2000)) {
    library.pictures.words.put(id, { name: `img ${id}`, caption: '', text: '', nearby: '' }, null);
  }
  const found = (folderId: string | undefined) =>
    library.pictures.words.search('"img"', [2, 3, 1, 1], { folderId }, 200).length;
  expect([found(undefined), found('A'), found('B'), found('C')]).toEqual([200, 200, 5, 0]);
});

test('looks of a folder are found behind hundreds of another folder’s that are nearer', () => {
  const library = open();
  const { vectors, list } = library.pictures;
  const row = vectors.open('two', 2);
  for (let number = 1; number <= 300; number += 1) {
    const look = addPicture(library, number > 298 ? 'B' : 'A', number);
    vectors.add(row, look, number > 298 ? Float32Array.of(1, 0.5) : Float32Array.of(1, number / 10_000));
  }
  const query = Float32Array.of(1, 0);
  const here = list.looks({ folderId: 'B' });
  expect(vectors.nearest(row, query, 200).filter(({ look }) => here.includes(look))).toEqual([]);
  expect(
    vectors
      .nearest(row, query, 200, here)
      .map(({ look }) => look)
      .toSorted((a, b) => a - b),
  ).toEqual(here);
});

test('a model’s vectors change nothing that is listed', () => {
  const library = open();
  const look = addPicture(library, 'A', 1);
  const row = library.pictures.vectors.open('two', 2);
  const before = library.version();
  library.pictures.vectors.add(row, look, Float32Array.of(1, 0));
  expect(library.version()).toBe(before);
});

test('duplicates are put in order once for every change of the library, however many parts are asked for', () => {
  const library = open();
  library.transaction(() => {
    for (let number = 1; number <= 600; number += 1)
      addPicture(library, number % 3 === 0 ? 'B' : 'A', number, Math.ceil(number / 2));
    addPicture(library, 'C', 601, 7);
    addPicture(library, 'C', 602, 999);
  });
  const context = { library, pictureGroups: groupsOf(library) };
  const repeated = createRepeatedPictures(context);
  const all = repeated.list({});
  expect(all).toHaveLength(300);
  // The largest first; then in the order they came.
  expect(all[0]).toEqual([library.pictures.lookOf(createHash('sha256').update('7').digest())]);
  expect(repeated.list({})).toBe(all);
  expect(repeated.list({ folderId: 'C' })).toEqual([all[0]]);
  addPicture(library, 'C', 603, 999);
  expect(repeated.list({})).toHaveLength(301);
});

test('a long list of files is not gone through again for every file that is read', async () => {
  const library = open();
  library.transaction(() => {
    for (let number = 1; number <= 20; number += 1) addPicture(library, 'A', number);
  });
  let gone = 0;
  const filesToLookAt = (...asked: readonly [number, number]) => {
    gone += 1;
    // As long as fifty thousand take.
    for (const until = performance.now() + 20; performance.now() < until; );
    return library.pictures.filesToLookAt(...asked);
  };
  const keeper = createPictureKeeper(
    () =>
      ({
        library: { ...library, pictures: { ...library.pictures, filesToLookAt } },
        pictures: lookingPictures(),
        ingest: { plan: () => ({ paused: null }), isAvailable: () => true, kick: () => undefined },
        pictureModel: { work: async () => undefined, status: () => null },
        thumbnails: { bytes: () => 0 },
        pictureGroups: groupsOf(library),
        ...{ emit: () => undefined, log: silentLog, now: Date.now },
      }) as unknown as EngineContext,
  );
  onTestFinished(() => keeper.stop());
  const until = performance.now() + 500;
  while (performance.now() < until) {
    keeper.kick();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  // A tenth of the time at most, where each kick alone would have taken all of it.
  expect(gone).toBeGreaterThan(0);
  expect(gone).toBeLessThanOrEqual(4);
  const before = gone;
  await keeper.idle();
  expect(gone).toBe(before + 1);
});

test('pictures come although the clock was set back', async () => {
  const library = open();
  addPicture(library, 'A', 1);
  let gone = 0;
  let clock = Date.now();
  const keeper = createPictureKeeper(
    () =>
      ({
        library: {
          ...library,
          pictures: {
            ...library.pictures,
            filesToLookAt: (...asked: readonly [number, number]) => {
              gone += 1;
              for (const until = performance.now() + 2; performance.now() < until; );
              return library.pictures.filesToLookAt(...asked);
            },
          },
        },
        pictures: lookingPictures(),
        ingest: { plan: () => ({ paused: null }), isAvailable: () => true, kick: () => undefined },
        pictureModel: { work: async () => undefined, status: () => null },
        thumbnails: { bytes: () => 0 },
        pictureGroups: groupsOf(library),
        ...{ emit: () => undefined, log: silentLog, now: () => clock },
      }) as unknown as EngineContext,
  );
  onTestFinished(() => keeper.stop());
  await keeper.idle();
  const before = gone;
  clock -= 3_600_000;
  keeper.kick();
  await expect.poll(() => gone, { timeout: 60_000 }).toBeGreaterThan(before);
});

test('months are those of this machine’s clock, also before 1970 and at their ends', () => {
  const library = open();
  const times = [
    new Date(1969, 11, 31, 23, 59).getTime(),
    new Date(1970, 0, 1, 0, 0).getTime(),
    new Date(2024, 1, 29, 23, 59, 59, 999).getTime(),
    new Date(2024, 2, 1, 0, 0).getTime(),
    new Date(1931, 4, 3, 12, 7, 11).getTime(),
  ];
  library.transaction(() => {
    times.forEach((taken, number) => {
      addPicture(library, 'A', number);
      const sha256 = createHash('sha256').update(String(number)).digest();
      library.pictures.addLook({ sha256, bytes: 1, reason: null, width: 9, height: 9, taken });
    });
  });
  expect(library.pictures.list.sections({}, 'date').map(({ key, title, count }) => [key, title, count])).toEqual(
    ['2024-03', '2024-02', '1970-01', '1969-12', '1931-05'].map((month) => [month, month, 1]),
  );
});

// The bug: after a start a gallery of 50,000 stayed empty until all of them had been compared.
test('a list does not wait until tens of thousands are compared, and is told when they are', async () => {
  const library = open();
  let held = true;
  let compared = 0;
  const endless: LibraryStore['pictures']['hashesAfter'] = (id) => {
    compared += 1;
    // Hashes of 88 bytes, each another.
    const part = createHash('sha512').update(`${id}`).digest();
    return held ? [{ id: id + 1, hashes: new Uint8Array(Buffer.concat([part, part]).subarray(0, 88)) }] : [];
  };
  let told = 0;
  const groups = groupsOf({ ...library, pictures: { ...library.pictures, hashesAfter: endless } }, () => {
    told += 1;
  });
  const { signal } = new AbortController();
  await groups.refreshSoon(signal);
  await groups.refreshSoon(signal);
  expect([held, compared > 0, groups.late(), told]).toEqual([true, true, 0, 0]);
  held = false;
  await groups.refresh(signal);
  // Told once, however many lists had not waited; then nothing is late any more.
  await expect.poll(() => [groups.late(), told], { timeout: 60_000 }).toEqual([1, 1]);
  await groups.refreshSoon(signal);
  expect(told).toBe(1);
});

test('how many pictures are compared grows with the pictures, not with their pairs', () => {
  const compared = (count: number) => {
    let asked = 0;
    let seed = 7;
    // Mulberry32: every bit of it is as good as any other one.
    const random = () => {
      seed = (seed + 0x6d2b79f5) | 0;
      const mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return (more ^ (more >>> 14)) >>> 0;
    };
    let last = new Uint32Array(22);
    const signatures = new Map<number, Uint8Array>();
    const groups = createNearGroups((item) => {
      asked += 1;
      return signatures.get(item) ?? null;
    });
    for (let item = 0; item < count; item += 1) {
      // Every other one is a copy of the one before, poorer by a few bits.
      const copies = item % 2 === 1;
      const hashes = copies ? new Uint32Array(last) : Uint32Array.from({ length: 22 }, random);
      if (copies) hashes[0] = (hashes[0] ?? 0) ^ 0b101;
      last = hashes;
      signatures.set(
        item,
        copies ? (signatures.get(item - 1) as Uint8Array) : Uint8Array.from({ length: 1024 }, () => random() >>> 24),
      );
      groups.add(item, hashes);
    }
    expect(groups.groups().filter((group) => group.length >= 2).length).toBeGreaterThanOrEqual(count / 2 - 2);
    return asked;
  };
  const [few, many] = [compared(100), compared(800)];
  // Eight times as many pictures have 64 times as many pairs.
  expect(many / few).toBeLessThan(16);
});
