import { describe, expect, it } from 'vitest';
import { mostPictureBytes } from '../../../src/preload/contract/picture-requests.ts';
import { thumbnailSizes } from '../../../src/preload/contract/picture-shapes.ts';
import { pictureLimits } from '../../../src/renderer/picture-limits.ts';
import { pictureAmong } from '../../../src/renderer/views/pictures/picture-files.ts';
import { decodedBytes, mostSharpCells } from '../../../src/renderer/views/pictures/sharp-cells.ts';

const file = (name: string, type = '') => ({ name, type });

describe('a picture that is dragged in', () => {
  it('is searched by; folders and documents are not', () => {
    expect(pictureAmong([file('a', 'image/png')])?.name).toBe('a');
    expect(pictureAmong([file('Scan.TIFF')])?.name).toBe('Scan.TIFF');
    expect(pictureAmong([file('Photos')])).toBeNull();
    expect(pictureAmong([file('a.png', 'image/png'), file('b.pdf', 'application/pdf')])).toBeNull();
    expect(pictureAmong([])).toBeNull();
  });

  it('may be as large as the contract takes', () => {
    expect(pictureLimits.givenBytes).toBe(mostPictureBytes);
  });
});

describe('sharp cells', () => {
  it('stay within the stated bytes of decoded thumbnails, and are enough for a usual window', () => {
    const all =
      pictureLimits.cells * decodedBytes(thumbnailSizes.small) + mostSharpCells * decodedBytes(thumbnailSizes.medium);
    expect(all).toBeLessThanOrEqual(pictureLimits.decodedBytes);
    expect(mostSharpCells).toBeGreaterThanOrEqual(60);
  });
});
