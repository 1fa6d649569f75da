/** The picture worker process: pictures in, words or a PNG out. It reads no file but its own code and opens no connection. */
import { AppError, toWire } from '../../preload/contract/errors.ts';
import { closedSvg } from '../engine/extract/image/closed-svg.ts';
import { imageFields } from '../engine/extract/image/image-fields.ts';
import { letGoOfBytes } from '../engine/files/let-go-of-bytes.ts';
import type { Picture, PictureLook, Reason, ShownPicture } from '../engine/types.ts';
import { lookAtPicture } from '../picture-worker/look-at-picture.ts';
import { modelPixels } from '../picture-worker/model-pixels.ts';
import { limitSharp, pictureFacts } from '../picture-worker/open-picture.ts';
import { recognisePicture } from '../picture-worker/recognise-picture.ts';
import { renderPicture } from '../picture-worker/render-picture.ts';
import { createSecondReader } from '../picture-worker/second-reader/second-reader.ts';
import { createTesseract } from '../picture-worker/tesseract.ts';
import { parentPort } from '../rpc/parent-port.ts';
import { createPeer } from '../rpc/peer.ts';
import { quietConsole } from './quiet-console.ts';

// Ctrl-C goes to the whole group; the engine decides when its processes end.
process.on('SIGINT', () => undefined);
quietConsole();

const port = await parentPort();
// Nobody can ask any more; a utilityProcess would wait for ever.
port.onClose(() => process.exit(0));
const peer = createPeer(port);
limitSharp();
const tesseract = createTesseract(async (code) => {
  const data = await peer.call<Uint8Array | null>('language', { code });
  if (!data) throw new AppError('ocr-unavailable', 'There is no data for this language.', { language: code });
  return data;
});
const second = createSecondReader((name) => peer.call<Uint8Array | null>('part', { name }));

/** A drawing is made harmless before the library that paints it sees it. */
async function harmless(picture: ShownPicture): Promise<ShownPicture> {
  return picture.type === 'drawing' ? { ...picture, bytes: await closedSvg(picture.bytes) } : picture;
}

async function look({ picture, edges }: { picture: ShownPicture; edges: readonly number[] }): Promise<PictureLook> {
  const fields = picture.type === 'file' ? await imageFields(picture.bytes, null) : [];
  return { ...(await lookAtPicture(await harmless(picture), edges)), fields };
}

/** One after the other: there is a process for each core, and two would take one another's place in its cache. */
async function lookAll({ pictures, edges }: { pictures: readonly ShownPicture[]; edges: readonly number[] }) {
  const looks: (PictureLook | Reason)[] = [];
  for (const picture of pictures) {
    looks.push(
      await look({ picture, edges }).catch((error: unknown): Reason => {
        const { code, data } = toWire(error);
        return { code, values: data };
      }),
    );
    // Nobody else has them here: collected late, they would be most of this process's memory.
    if (picture.type === 'file') letGoOfBytes(picture.bytes);
  }
  return looks;
}

peer.serve({
  look,
  lookAll,
  pixels: async ({ picture, edge }: { picture: ShownPicture; edge: number }) =>
    modelPixels(await harmless(picture), edge),
  inspect: ({ bytes }: { bytes: Uint8Array }) => pictureFacts(bytes),
  recognise: (params: { picture: Picture; languages: readonly string[]; installed: readonly string[] }) =>
    recognisePicture(params.picture, params.languages, params.installed, tesseract, second),
  render: ({ picture, maxEdge }: { picture: Picture; maxEdge: number }) => renderPicture(picture, maxEdge),
});
