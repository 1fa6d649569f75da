const lineFeed = 10;
const greater = 62;

/** A message without the `>` that mailboxes put before lines beginning with `From ` (mboxrd: one of several is taken away). */
export function unquoted(bytes: Uint8Array): Uint8Array {
  let out: Uint8Array | null = null;
  let length = 0;
  let copied = 0;
  for (let at = bytes.indexOf(greater); at >= 0; at = bytes.indexOf(greater, at + 1)) {
    if (at > 0 && bytes[at - 1] !== lineFeed) continue;
    let letters = at;
    while (bytes[letters] === greater) letters += 1;
    const isFrom =
      bytes[letters] === 70 &&
      bytes[letters + 1] === 114 &&
      bytes[letters + 2] === 111 &&
      bytes[letters + 3] === 109 &&
      bytes[letters + 4] === 32;
    if (isFrom) {
      out ??= new Uint8Array(bytes.length);
      out.set(bytes.subarray(copied, at), length);
      length += at - copied;
      copied = at + 1;
    }
    at = letters - 1;
  }
  if (!out) return bytes;
  out.set(bytes.subarray(copied), length);
  return out.subarray(0, length + bytes.length - copied);
}
