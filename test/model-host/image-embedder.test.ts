import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPictureModel } from '../../src/main/engine/models/check-picture-model.ts';
import { type LoadedImageEmbedder, loadImageEmbedder } from '../../src/main/model-host/transformers-image-embedder.ts';
import { modelPixels } from '../../src/main/picture-worker/model-pixels.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { tinyClipEdge, writeTinyClip } from '../helpers/tiny-clip.ts';

const { signal } = new AbortController();
const nothing = () => undefined;
let embedder: LoadedImageEmbedder;
let folder: string;
let root: string;
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'docent-clip-'));
  folder = writeTinyClip(path.join(root, 'tiny-clip'));
  embedder = await loadImageEmbedder({ name: 'tiny-clip', path: folder }, await checkPictureModel(folder));
});

const uniform = (red: number, green: number, blue: number, width = tinyClipEdge, height = tinyClipEdge) => {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) pixels.set([red, green, blue], at);
  return { pixels, width, height };
};
const unit = (values: readonly number[]) => values.map((value) => value / Math.hypot(...values));
const rounded = (values: Iterable<number>) => [...values].map((value) => Math.round(value * 1e4) / 1e4);

describe('a picture model', () => {
  it('tells what it is: the square it looks at, its dimensions, and an id that changes with its weights', () => {
    expect(embedder.info).toMatchObject({ dimensions: 3, edge: tinyClipEdge });
    expect(embedder.info.embeddingId).toMatch(
      /^tiny-clip; sha256 [0-9a-f]{64}; sha256 [0-9a-f]{64}; fp32; clip; unit; 16$/,
    );
  });

  // The bug: pictures prepared in another way than the model was trained with, which finds something all the same.
  it('sees pictures as CLIP was trained to: rescaled, less the mean, by the deviation', async () => {
    // As CLIP's own preprocessor gives them for the colour 200, 100, 50.
    const recorded = [1.12742, -0.25132, -0.76921];
    const vectors = await embedder.embedPictures([uniform(200, 100, 50)], signal, nothing);
    expect(rounded(vectors)).toEqual(rounded(unit(recorded)));
  });

  it('looks at the middle square', async () => {
    const wide = uniform(20, 20, 220, tinyClipEdge * 3);
    for (let row = 0; row < tinyClipEdge; row += 1) {
      for (let column = tinyClipEdge; column < tinyClipEdge * 2; column += 1) {
        wide.pixels.set([200, 100, 50], (row * tinyClipEdge * 3 + column) * 3);
      }
    }
    const [middle, alone] = [wide, uniform(200, 100, 50)];
    const vectors = await embedder.embedPictures([middle, alone], signal, nothing);
    expect(rounded(vectors.slice(0, 3))).toEqual(rounded(vectors.slice(3)));
  });

  it('puts pictures and words into one space', async () => {
    const texts = await embedder.embedTexts(['a red boat', 'blue', 'green'], signal, nothing);
    const pictures = await embedder.embedPictures([uniform(230, 10, 10), uniform(10, 10, 230)], signal, nothing);
    const cosine = (text: number, picture: number) =>
      [0, 1, 2].reduce((sum, at) => sum + (texts[text * 3 + at] ?? 0) * (pictures[picture * 3 + at] ?? 0), 0);
    expect(cosine(0, 0)).toBeGreaterThan(0.5);
    expect(cosine(0, 1)).toBeLessThan(0);
    expect(cosine(1, 1)).toBeGreaterThan(0.5);
  });

  it('is given pictures with their shorter edge as long as its square, whatever they were', async () => {
    const bytes = await sharp({ create: { width: 900, height: 60, channels: 3, background: '#c86432' } })
      .png()
      .toBuffer();
    const pixels = await modelPixels({ type: 'file', bytes, frame: 0 }, tinyClipEdge);
    expect([pixels.width, pixels.height, pixels.pixels.length]).toEqual([64, 16, 64 * 16 * 3]);
    expect([...pixels.pixels.slice(0, 3)]).toEqual([200, 100, 50]);
  });
});

describe('the look at its folder', () => {
  it('says in a sentence what is missing, before native code sees a file', async () => {
    const code = (at: string) =>
      checkPictureModel(at).then(
        () => 'fine',
        (error: { code: string }) => error.code,
      );
    expect(await code(folder)).toBe('fine');
    expect(await code(path.join(folder, 'nowhere'))).toBe('model-missing');
    const broken = writeTinyClip(path.join(temporaryFolder(), 'broken'));
    writeFileSync(path.join(broken, 'config.json'), '{"model_type":"bert"}');
    expect(await code(broken)).toBe('model-unsupported');
    const cut = writeTinyClip(path.join(temporaryFolder(), 'cut'));
    writeFileSync(path.join(cut, 'onnx/vision_model.onnx'), Buffer.from([8, 8, 58, 127]));
    expect(await code(cut)).toBe('model-invalid');
    const lone = writeTinyClip(path.join(temporaryFolder(), 'lone'));
    rmSync(path.join(lone, 'onnx/text_model.onnx'));
    expect(await code(lone)).toBe('model-invalid');
  });
});
