/** Numbers as SQLite packs them: seven bits per byte, the highest first, the top bit set in all but the last. */

/** All numbers of `bytes`; exact below 2^53. Source: SQLite's file format, section 1.6 (the ninth byte, for more than 2^56, is not read). */
export function readVarints(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of bytes) {
    value = value * 128 + (byte & 127);
    if (byte >= 128) continue;
    numbers.push(value);
    value = 0;
  }
  return numbers;
}
