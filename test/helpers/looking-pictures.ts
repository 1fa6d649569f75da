/** Picture processes of an engine under test that really decode, in this process; letters are read only where the test says so. */
import { closedSvg } from '../../src/main/engine/extract/image/closed-svg.ts';
import { imageFields } from '../../src/main/engine/extract/image/image-fields.ts';
import type { PictureWorkers } from '../../src/main/engine/ports.ts';
import type { PictureLook, RecognisedPage, ShownPicture } from '../../src/main/engine/types.ts';
import { lookAtPicture } from '../../src/main/picture-worker/look-at-picture.ts';
import { modelPixels } from '../../src/main/picture-worker/model-pixels.ts';
import { pictureFacts } from '../../src/main/picture-worker/open-picture.ts';
import { toWire } from '../../src/preload/contract/errors.ts';

const harmless = async (picture: ShownPicture): Promise<ShownPicture> =>
  picture.type === 'drawing' ? { ...picture, bytes: await closedSvg(picture.bytes) } : picture;

/** `words`: what is read in every picture. `looked` counts decodings. */
export function lookingPictures(words = ''): PictureWorkers & { readonly looked: () => number } {
  let looked = 0;
  async function look(picture: ShownPicture, edges: readonly number[]): Promise<PictureLook> {
    looked += 1;
    const fields = picture.type === 'file' ? await imageFields(picture.bytes, null) : [];
    return { ...(await lookAtPicture(await harmless(picture), edges)), fields };
  }
  return {
    looked: () => looked,
    size: 2,
    inspect: (bytes) => pictureFacts(bytes),
    recognise: async (): Promise<RecognisedPage> => ({
      width: 100,
      height: 100,
      words: words
        .split(' ')
        .filter(Boolean)
        .map((text, at) => ({
          text,
          box: [at * 20, 10, at * 20 + 15, 20],
          confidence: 0.95,
          block: 0,
          paragraph: 0,
          line: 0,
        })),
      confidence: words === '' ? 0 : 0.95,
      turned: 0,
      languages: ['eng'],
      missingScript: null,
    }),
    render: async () => new Uint8Array(),
    look,
    lookAll: (pictures, edges) =>
      Promise.all(
        pictures.map((picture) =>
          look(picture, edges).catch((error: unknown) => ({ code: toWire(error).code, values: toWire(error).data })),
        ),
      ),
    pixels: async (picture, edge) => modelPixels(await harmless(picture), edge),
    languages: async () => ['eng'],
    resize: () => undefined,
    close: async () => undefined,
  };
}
