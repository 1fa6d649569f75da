import { thumbnailSizes } from '../../../preload/contract/picture-shapes.ts';
import { pictureLimits } from '../../picture-limits.ts';

/** Bytes of a decoded square picture: 4 per pixel. */
export const decodedBytes = (edge: number): number => 4 * edge * edge;

/** How many cells may hold a medium thumbnail beside every cell's small one, within `pictureLimits.decodedBytes`. */
export const mostSharpCells: number = Math.floor(
  (pictureLimits.decodedBytes - pictureLimits.cells * decodedBytes(thumbnailSizes.small)) /
    decodedBytes(thumbnailSizes.medium),
);
