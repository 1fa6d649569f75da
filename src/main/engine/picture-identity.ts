/** What a picture is known by: the hash of its bytes. */
import { createHash } from 'node:crypto';
import type { ShownPicture } from './types.ts';

/** Of bare pixels together with their size. */
export function hashOf(picture: ShownPicture): Buffer {
  const hash = createHash('sha256').update(bytesOf(picture));
  if (picture.type === 'colours' || picture.type === 'pixels') hash.update(`${picture.width}x${picture.height}`);
  return hash.digest();
}

export function bytesOf(picture: ShownPicture): Uint8Array {
  return picture.type === 'colours' || picture.type === 'pixels' ? picture.pixels : picture.bytes;
}
