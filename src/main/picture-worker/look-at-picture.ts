import sharp, { type OutputInfo, type Sharp } from 'sharp';
import type { PictureLook, ShownPicture } from '../engine/types.ts';
import { pictureLimits } from './limits.ts';
import { openShown } from './open-shown.ts';
import { damagedPicture } from './picture-errors.ts';

type Raw = { readonly data: Buffer; readonly info: OutputInfo };

/**
 * Decodes a picture once, and makes of it the thumbnails asked for and the signature that near duplicates are told by. Throws
 * `file-damaged`, `format-unsupported`, `picture-too-large`.
 */
export async function lookAtPicture(
  picture: ShownPicture,
  edges: readonly number[],
): Promise<Omit<PictureLook, 'fields'>> {
  const opened = await openShown(picture);
  const { format, width, height, frames } = opened;
  const most = Math.max(pictureLimits.leastLookEdge, ...edges);
  const { raw, damaged } = await decoded(opened, (image) => smaller(image, most));
  // Small ones are made of a small one, which costs a third.
  const least = await smaller(ofRaw(raw), pictureLimits.leastLookEdge);
  const thumbnails: Uint8Array[] = [];
  for (const edge of edges) {
    const from = edge <= pictureLimits.leastLookEdge ? least : raw;
    const image = edge < Math.max(from.info.width, from.info.height) ? inside(ofRaw(from), edge) : ofRaw(from);
    thumbnails.push(await image.jpeg({ quality: pictureLimits.thumbnailQuality }).toBuffer());
  }
  const { signatureEdge } = pictureLimits;
  const signature = await ofRaw(least)
    .resize(signatureEdge, signatureEdge, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { format, width, height, frames, damaged: opened.damaged || damaged, signature, thumbnails };
}

/** What of a picture can be decoded; `damaged` when it is not all of it. */
export async function decoded(
  { image, tolerant }: { readonly image: Sharp; readonly tolerant: Sharp | null },
  make: (image: Sharp) => Promise<Raw>,
): Promise<{ readonly raw: Raw; readonly damaged: boolean }> {
  try {
    return { raw: await make(image), damaged: false };
  } catch {
    const raw = tolerant ? await make(tolerant).catch(() => null) : null;
    if (!raw) throw damagedPicture();
    return { raw, damaged: true };
  }
}

function smaller(image: Sharp, edge: number): Promise<Raw> {
  return inside(image, edge).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
}

function inside(image: Sharp, edge: number): Sharp {
  return image.resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true });
}

function ofRaw({ data, info: { width, height, channels } }: Raw): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}
