import { limits } from '../../limits.ts';
import { byteOrderMark } from './detect-encoding.ts';

/** Whether the first bytes of a file can be text: a byte order mark, or next to no control characters. */
export function looksLikeText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  if (byteOrderMark(head)) return true;
  let controls = 0;
  let zeros = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls += 1;
  }
  // UTF-16 of Latin text without a mark: every second byte is zero, hardly any other is a control character.
  const wide = zeros > head.length / 4 && zeros <= head.length / 2 + 1;
  return (zeros === 0 || wide) && controls <= head.length * limits.extract.maxControlShare;
}
