/** The RC4 stream cipher, which Office used before 2007. `skip` moves on without output; `apply` changes bytes in place. */
export type Rc4 = { skip(count: number): void; apply(bytes: Uint8Array): Uint8Array };

export function rc4(key: Uint8Array): Rc4 {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (one: number, other: number) => {
    const kept = state[one] ?? 0;
    state[one] = state[other] ?? 0;
    state[other] = kept;
  };
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  let one = 0;
  let other = 0;
  const next = (): number => {
    one = (one + 1) & 255;
    other = (other + (state[one] ?? 0)) & 255;
    swap(one, other);
    return state[((state[one] ?? 0) + (state[other] ?? 0)) & 255] ?? 0;
  };
  return {
    skip: (count) => {
      for (let left = count; left > 0; left -= 1) next();
    },
    apply: (bytes) => {
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ next();
      return bytes;
    },
  };
}
