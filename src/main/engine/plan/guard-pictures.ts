/** Picture processes behind a breaker: a picture that kills one is tried once more, and broken ones stop the stage, not the pages. */
import { AppError, toWire } from '../../../preload/contract/errors.ts';
import type { PictureWorkers } from '../ports.ts';
import type { Picture, RecognisedPage } from '../types.ts';
import type { Breaker } from './breaker.ts';
import { breakerLimits } from './limits.ts';

/** Nothing to see, and nothing that could be wrong with it. */
const blankEdge = 64;
const blank: Picture = {
  type: 'pixels',
  pixels: new Uint8Array(blankEdge * blankEdge).fill(255),
  width: blankEdge,
  height: blankEdge,
  pixelsPerInch: 150,
};

/**
 * `recognise` rejects with `ocr-unavailable` and `down: true` in its data while the stage is out of order: the reading must
 * then be put off, or its pages would count as read without their words. After two deaths a picture's own `worker-crashed`
 * comes through.
 */
export function guardPictures(pictures: PictureWorkers, breaker: Breaker): PictureWorkers {
  /** Deaths since the last picture that was read. */
  let deaths = 0;

  const died = (error: unknown) => toWire(error).code === 'worker-crashed';
  const down = () =>
    new AppError('ocr-unavailable', 'Letter recognition rests after failing again and again.', { down: true });

  async function works(languages: readonly string[], signal: AbortSignal): Promise<boolean> {
    try {
      await pictures.recognise(blank, languages, signal);
      return true;
    } catch {
      signal.throwIfAborted();
      return false;
    }
  }

  async function recognise(
    picture: Picture,
    languages: readonly string[],
    signal: AbortSignal,
  ): Promise<RecognisedPage> {
    if (breaker.state() === 'open') throw down();
    if (breaker.state() === 'trial') await check(languages, signal);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const page = await pictures.recognise(picture, languages, signal);
        deaths = 0;
        return page;
      } catch (error) {
        if (!died(error)) throw error;
        deaths += 1;
        if (deaths >= breakerLimits.failures) await check(languages, signal);
        if (attempt >= 2) throw error;
      }
    }
  }

  /** Throws when a blank page can't be read either. */
  async function check(languages: readonly string[], signal: AbortSignal): Promise<void> {
    if (await works(languages, signal)) {
      deaths = 0;
      breaker.succeeded();
      return;
    }
    breaker.failed({ code: 'ocr-unavailable', values: {} }, true);
    throw down();
  }

  return {
    get size() {
      return pictures.size;
    },
    inspect: async (bytes, signal) => {
      try {
        return await pictures.inspect(bytes, signal);
      } catch (error) {
        if (!died(error)) throw error;
        return pictures.inspect(bytes, signal);
      }
    },
    recognise,
    render: pictures.render,
    look: pictures.look,
    lookAll: pictures.lookAll,
    pixels: pictures.pixels,
    languages: pictures.languages,
    resize: pictures.resize,
    close: pictures.close,
  };
}
