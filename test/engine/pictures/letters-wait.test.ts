import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { fakeWorkers } from '../../helpers/fake-engine-parts.ts';
import { patches } from '../../helpers/illustrated-documents.ts';
import { lookingPictures } from '../../helpers/looking-pictures.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

const patience = { timeout: 10_000 };

/** An engine over two pictures and a document, whose looks at pictures wait for `release`; `read` lists what readers were given. */
async function engineWithHeldLooks(release: Promise<void>) {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'boat.jpg'), await patches(1));
  writeFileSync(path.join(folder, 'tower.jpg'), await patches(2));
  writeFileSync(path.join(folder, 'long.txt'), 'A long report about ferries. '.repeat(20_000));
  // At rest: what was written a moment ago would be looked at again first.
  for (const name of readdirSync(folder)) utimesSync(path.join(folder, name), 1_700_000_000, 1_700_000_000);
  const read: string[] = [];
  const workers = fakeWorkers();
  const pictures = lookingPictures();
  const parts = await testEngine(temporaryFolder(), {
    workers: {
      ...workers,
      extract(source, request, signal) {
        read.push(request.name);
        return workers.extract(source, request, signal);
      },
    },
    more: {
      pictures: {
        ...pictures,
        async lookAll(...given) {
          await release;
          return pictures.lookAll(...given);
        },
      },
    },
  });
  await parts.request('folder.add', { path: folder });
  return { ...parts, read };
}

it('documents are read while pictures are looked at, the letters in pictures after that', async () => {
  let release: () => void = () => undefined;
  const { read, idle, request } = await engineWithHeldLooks(new Promise((resolve) => (release = resolve)));
  await vi.waitFor(
    async () => expect((await request('library.status', {})).folders[0]?.counts.ready).toBe(1),
    patience,
  );
  // Time enough for those that wait to have been begun.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(read).toEqual(['long.txt']);
  release();
  await idle();
  expect(read.slice(1).sort()).toEqual(['boat.jpg', 'tower.jpg']);
});

it('a picture a person asks for is read at once', async () => {
  let release: () => void = () => undefined;
  const { read, idle, request } = await engineWithHeldLooks(new Promise((resolve) => (release = resolve)));
  await vi.waitFor(() => expect(read).toEqual(['long.txt']), patience);
  const { files } = await request('file.list', {});
  const boat = files.find(({ name }) => name === 'boat.jpg');
  await request('file.retry', { fileId: boat?.id ?? '' });
  await vi.waitFor(() => expect(read).toEqual(['long.txt', 'boat.jpg']), patience);
  release();
  await idle();
  expect(read).toHaveLength(3);
});
