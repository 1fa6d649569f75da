import { looksLikeText } from '../text/looks-like-text.ts';
import { cfbEnding } from './cfb-ending.ts';
import { zipEnding } from './zip-ending.ts';

type Mark = {
  /** Latin-1. */
  readonly bytes: string;
  readonly at?: number;
  readonly ending: string | ((head: Uint8Array) => string | null);
};

/** Marks at fixed places; a short one that a text could begin with counts only where there is no text. */
const marks: readonly Mark[] = [
  { bytes: 'PK\u0003\u0004', ending: zipEnding },
  { bytes: 'PK\u0005\u0006', ending: 'zip' },
  { bytes: 'PK00PK\u0003\u0004', ending: zipEnding },
  { bytes: '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', ending: cfbEnding },
  { bytes: '\u001f\u008b\u0008', ending: 'gz' },
  { bytes: 'ustar', at: 257, ending: 'tar' },
  { bytes: '\u0089PNG\r\n\u001a\n', ending: 'png' },
  { bytes: '\u00ff\u00d8\u00ff', ending: 'jpg' },
  { bytes: 'II*\0', ending: 'tiff' },
  { bytes: 'MM\0*', ending: 'tiff' },
  { bytes: 'II+\0', ending: 'tiff' },
  { bytes: 'MM\0+', ending: 'tiff' },
  { bytes: 'GIF87a', ending: 'gif' },
  { bytes: 'GIF89a', ending: 'gif' },
  { bytes: 'RIFF', ending: (head) => (hasBytes(head, 8, 'WEBP') ? 'webp' : null) },
  { bytes: 'BM', ending: (head) => (looksLikeText(head) || !hasBytes(head, 6, '\0\0\0\0') ? null : 'bmp') },
  { bytes: 'ftyp', at: 4, ending: pictureBrand },
  { bytes: '{\\rtf', ending: 'rtf' },
  { bytes: 'bplist0', ending: 'plist' },
  { bytes: '!BDN', ending: 'pst' },
  { bytes: '\u0078\u009f\u003e\u0022', ending: 'tnef' },
  { bytes: '7z\u00bc\u00af\u0027\u001c', ending: '7z' },
  { bytes: 'Rar!\u001a\u0007', ending: 'rar' },
  { bytes: '\u00fd7zXZ\0', ending: 'xz' },
  { bytes: '\u0028\u00b5\u002f\u00fd', ending: 'zst' },
  { bytes: 'BZh', ending: (head) => (hasBytes(head, 4, '1AY&SY') ? 'bz2' : null) },
];

/**
 * The usual ending of what the first bytes of a file are by their mark, or null. Some of them may also be a
 * format that the first bytes don't tell apart (`endingFamilies`).
 */
export function contentEnding(head: Uint8Array): string | null {
  for (const { bytes, at, ending } of marks) {
    if (!hasBytes(head, at ?? 0, bytes)) continue;
    const found = typeof ending === 'string' ? ending : ending(head);
    if (found) return found;
  }
  return null;
}

function hasBytes(head: Uint8Array, at: number, bytes: string): boolean {
  for (let index = 0; index < bytes.length; index += 1) {
    if (head[at + index] !== bytes.charCodeAt(index)) return false;
  }
  return true;
}

function pictureBrand(head: Uint8Array): string | null {
  const brands = new TextDecoder('windows-1252').decode(head.subarray(8, 40));
  if (/avi[fs]/.test(brands)) return 'avif';
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'heic' : null;
}
