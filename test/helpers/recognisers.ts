/** The recognisers of letters as they ship, in this process. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSecondReaderPart } from '../../src/main/engine/ocr/second-reader-parts.ts';
import type { Picture, RecognisedPage } from '../../src/main/engine/types.ts';
import { limitSharp, pictureFacts } from '../../src/main/picture-worker/open-picture.ts';
import { recognisePicture } from '../../src/main/picture-worker/recognise-picture.ts';
import { createSecondReader, type SecondReader } from '../../src/main/picture-worker/second-reader/second-reader.ts';
import { createTesseract, type Tesseract } from '../../src/main/picture-worker/tesseract.ts';

const folder = path.resolve(import.meta.dirname, '../../resources/ocr');

export function bundledTesseract(): Tesseract {
  return createTesseract(async (code) => readFileSync(path.join(folder, `${code}.traineddata.gz`)));
}

export function bundledSecondReader(): SecondReader {
  return createSecondReader(bundledPart);
}

/** A file of the second recogniser as it ships. */
export function bundledPart(name: string): Promise<Uint8Array | null> {
  return readSecondReaderPart(name, folder);
}

/** The pictures of a reading as the product has them: what an extractor is given. */
export function bundledPictures() {
  limitSharp();
  const [tesseract, second] = [bundledTesseract(), bundledSecondReader()];
  return {
    parallel: 1,
    inspect: pictureFacts,
    recognise: (picture: Picture): Promise<RecognisedPage> =>
      recognisePicture(picture, ['eng'], ['eng'], tesseract, second),
  };
}
