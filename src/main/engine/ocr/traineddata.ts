import { gunzipSync } from 'node:zlib';
import { AppError } from '../../../preload/contract/errors.ts';
import { ocrLimits } from './limits.ts';

/** Slots of Tesseract's data file whose presence we look at. */
const lstm = 17;
const lstmCharacters = 21;
const knownSlots = 24;

/**
 * Checks that bytes are language data with a network for Tesseract 4 and later (a count of slots, then the byte offset of each or
 * -1), packed with gzip or not. Returns the unpacked bytes. Throws `ocr-unavailable` with a sentence for the person.
 */
export function checkTraineddata(bytes: Uint8Array): Uint8Array {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes;
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  if (plain.length < 4) throw notLanguageData();
  const slots = view.getInt32(0, true);
  if (slots < knownSlots || slots > ocrLimits.mostSlots || plain.length < 4 + slots * 8) throw notLanguageData();
  const offsets = Array.from({ length: slots }, (_, slot) => Number(view.getBigInt64(4 + slot * 8, true)));
  let before = 4 + slots * 8;
  for (const offset of offsets) {
    if (offset === -1) continue;
    if (offset < before || offset > plain.length) throw notLanguageData();
    before = offset;
  }
  if (offsets[lstm] === -1 || offsets[lstmCharacters] === -1) {
    throw new AppError('ocr-unavailable', 'This language data is for Tesseract 3 and cannot be used.');
  }
  return plain;
}

function unpacked(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: ocrLimits.maxDataBytes });
  } catch {
    throw notLanguageData();
  }
}

function notLanguageData(): AppError {
  return new AppError('ocr-unavailable', 'This is no language data for Tesseract, or it is damaged.');
}
