/**
 * Near duplicates on pictures made from photographs: half the size, poorer quality, cropped by 5 %, turned by a quarter. Developed on
 * every other photograph, reported on the rest. Photographs of another collection and scanned pages must stay alone.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createNearGroups } from '../../src/main/engine/pictures/near-groups.ts';
import { pictureHashes } from '../../src/main/engine/pictures/picture-hash.ts';
import { lookAtPicture } from '../../src/main/picture-worker/look-at-picture.ts';
import { type EvalRow, share } from './eval-row.ts';

const goal = 'recall ≥ .95 at precision ≥ .98';
/** Scanned pages, which resemble one another more than photographs do. */
const mostOthers = 300;

type Item = { readonly source: number; readonly made: string; readonly bytes: Uint8Array };

/** One row per half, and one for what each change costs. */
export async function evalNearDuplicates(corpora: string): Promise<EvalRow[]> {
  const photographs = globSync(join(corpora, 'images/imagenet-1000/*')).sort();
  const others = [
    ...globSync(join(corpora, 'images/flickr8k-1000/img/*')).sort(),
    // The other collections of pages hold turned copies of their own.
    ...globSync(join(corpora, 'ocr/{unlv-3b,sroie,old-books,misc-png}/**/*.{png,jpg,jpeg,tif}'))
      .sort()
      .slice(0, mostOthers),
  ];
  const half = (odd: number) => photographs.filter((_, index) => index % 2 === odd);
  return [
    ...(await measured('near duplicates, developed on', half(0), others)),
    ...(await measured('near duplicates', half(1), others)),
  ];
}

async function measured(set: string, files: readonly string[], others: readonly string[]): Promise<EvalRow[]> {
  const random = seeded(set.length);
  const items: Item[] = [];
  for (const [source, file] of files.entries()) items.push(...(await changed(source, readFileSync(file), random)));
  others.forEach((file, index) => {
    items.push({ source: files.length + index, made: 'other', bytes: readFileSync(file) });
  });
  const signatures: Uint8Array[] = [];
  for (const { bytes } of items) {
    signatures.push((await lookAtPicture({ type: 'file', bytes, frame: 0 }, [])).signature);
  }
  const started = performance.now();
  const groups = createNearGroups((item) => signatures[item] ?? null);
  signatures.forEach((signature, item) => {
    const hashes = pictureHashes(signature);
    if (hashes) groups.add(item, hashes);
  });
  const milliseconds = (performance.now() - started) / items.length;
  const together = (one: number, other: number) => groups.groupOf(one).includes(other);
  let [right, wrong, missed] = [0, 0, 0];
  const lost = new Map<string, number>();
  for (let one = 0; one < items.length; one += 1) {
    for (let other = one + 1; other < items.length; other += 1) {
      const same = items[one]?.source === items[other]?.source;
      const told = together(one, other);
      if (same && told) right += 1;
      else if (told) wrong += 1;
      else if (same) {
        missed += 1;
        const made = `${items[one]?.made}/${items[other]?.made}`;
        lost.set(made, (lost.get(made) ?? 0) + 1);
      }
    }
  }
  const losses = [...lost].map(([made, count]) => `${made} ${count}`).join(', ');
  return [
    {
      set,
      what: `recall / precision of pairs, ${files.length} photographs in 5 forms, ${others.length} others`,
      figure: `${share(right / (right + missed))} / ${share(right / Math.max(1, right + wrong))} (${milliseconds.toFixed(1)} ms a picture)`,
      baseline: goal,
    },
    { set, what: 'pairs not found', figure: losses === '' ? 'none' : losses, baseline: '' },
  ];
}

async function changed(source: number, bytes: Uint8Array, random: () => number): Promise<Item[]> {
  const { width, height } = await sharp(bytes).metadata();
  const [cropWidth, cropHeight] = [Math.round(width * 0.95), Math.round(height * 0.95)];
  const left = Math.floor(random() * (width - cropWidth + 1));
  const top = Math.floor(random() * (height - cropHeight + 1));
  const made = {
    original: bytes,
    half: await sharp(bytes)
      .resize(Math.max(1, Math.round(width / 2)))
      .jpeg({ quality: 85 })
      .toBuffer(),
    poorer: await sharp(bytes).jpeg({ quality: 40 }).toBuffer(),
    cropped: await sharp(bytes)
      .extract({ left, top, width: cropWidth, height: cropHeight })
      .jpeg({ quality: 85 })
      .toBuffer(),
    turned: await sharp(bytes).rotate(90).jpeg({ quality: 85 }).toBuffer(),
  };
  return Object.entries(made).map(([name, file]) => ({ source, made: name, bytes: file }));
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
