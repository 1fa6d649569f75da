/** The evaluation of captions runs unchanged where a picture model is: here a tiny one that knows colours and nothing else. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, test, vi } from 'vitest';
import { evalCaptions } from '../eval/eval-captions.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { writeTinyClip } from '../helpers/tiny-clip.ts';

afterEach(() => vi.unstubAllEnvs());

const colours = { red: '#e01010', green: '#10c010', blue: '#1010e0' } as const;

async function captionFolder(): Promise<string> {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'img'));
  const lines: string[] = [];
  for (const [name, background] of Object.entries(colours)) {
    const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background } })
      .jpeg()
      .toBuffer();
    // Its name says nothing to the evaluation, which hides it.
    writeFileSync(path.join(folder, 'img', `${name}.jpg`), picture);
    lines.push(JSON.stringify({ image: `${name}.jpg`, captions: [`a ${name} boat`] }));
  }
  writeFileSync(path.join(folder, 'captions.jsonl'), lines.join('\n'));
  return folder;
}

test('captions are measured with text alone, and once more with the model that is named', async () => {
  const folder = await captionFolder();
  vi.stubEnv('DOCENT_PICTURE_MODEL', '');
  const without = await evalCaptions(folder);
  expect(without.map(({ what }) => what.split(':')[0])).toEqual([
    'text alone (letters in them; names hidden)',
    'with CLIP',
  ]);
  expect(without[0]?.figure).toBe('.000 / .000 / .000');
  expect(without[1]?.figure).toContain('not measured');

  vi.stubEnv('DOCENT_PICTURE_MODEL', writeTinyClip(path.join(temporaryFolder(), 'tiny-clip')));
  const [alone, withModel] = await evalCaptions(folder);
  expect(alone?.figure).toBe('.000 / .000 / .000');
  expect(withModel?.what).toMatch(/^with tiny-clip: R@1 \/ @5 \/ @10, 3 captions of 3 photographs$/);
  expect(withModel?.figure).toBe('1.000 / 1.000 / 1.000');
}, 300_000);
