const table = new Uint32Array(256).map((_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The CRC-32 of zip, gzip and PNG, carried on from `before` (0 at the start). */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (let at = 0; at < bytes.length; at += 1) crc = crc32Step(crc, bytes[at] ?? 0);
  return ~crc >>> 0;
}

/** One byte of the sum without its final complement. */
export function crc32Step(crc: number, byte: number): number {
  return (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
}
