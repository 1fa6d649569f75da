/** The headers of a tar archive (POSIX ustar, with a pax record for long names): what stands before each file's bytes. */

const block = 512;
const encoder = new TextEncoder();

/** Bytes of padding after `size` bytes. */
export function tarPadding(size: number): number {
  return (block - (size % block)) % block;
}

/** One or three blocks. Time, owner and rights are left out, so that the same files give the same bytes. */
export function tarHeader(name: string, size: number): Uint8Array {
  const bytes = encoder.encode(name);
  if (bytes.length <= 100) return header(bytes, size, '0');
  const record = paxRecord('path', bytes);
  const whole = new Uint8Array(block + record.length + tarPadding(record.length) + block);
  whole.set(header(encoder.encode('pax'), record.length, 'x'), 0);
  whole.set(record, block);
  whole.set(header(bytes.subarray(0, 100), size, '0'), whole.length - block);
  return whole;
}

function header(name: Uint8Array, size: number, type: string): Uint8Array {
  const bytes = new Uint8Array(block);
  const put = (text: string, at: number) => bytes.set(encoder.encode(text), at);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  bytes.set(name, 0);
  put(octal(0o644, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(size, 11), 124);
  put(octal(0, 11), 136);
  put(' '.repeat(8), 148);
  put(type, 156);
  put('ustar\0' + '00', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

/** A pax record starts with its own length in digits, which count too. */
function paxRecord(key: string, value: Uint8Array): Uint8Array {
  const rest = key.length + value.length + 3;
  let length = rest + String(rest).length;
  if (String(length).length > String(rest).length) length = rest + String(length).length;
  const record = new Uint8Array(length);
  const start = encoder.encode(`${length} ${key}=`);
  record.set(start, 0);
  record.set(value, start.length);
  record[length - 1] = 0x0a;
  return record;
}
