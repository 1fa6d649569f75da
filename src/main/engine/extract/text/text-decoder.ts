/** Decodes bytes that arrive in parts; a character cut between parts comes out whole. */
export type PartDecoder = { decode(part: Uint8Array): string; end(): string };

/**
 * A decoder for an encoding label of the Encoding Standard, or UTF-32, which it lacks. Undecodable bytes become U+FFFD; an
 * unknown label is read as windows-1252, which gives every byte a character.
 */
export function createTextDecoder(name: string): PartDecoder {
  if (name === 'utf-32le' || name === 'utf-32be') return utf32Decoder(name === 'utf-32le');
  const decoder = knownDecoder(name) ?? new TextDecoder('windows-1252');
  return { decode: (part) => decoder.decode(part, { stream: true }), end: () => decoder.decode() };
}

function knownDecoder(name: string): TextDecoder | null {
  try {
    return new TextDecoder(name);
  } catch {
    // Thrown for labels it does not know.
    return null;
  }
}

function utf32Decoder(little: boolean): PartDecoder {
  let rest = new Uint8Array(0);
  return {
    decode: (part) => {
      const bytes = new Uint8Array(rest.length + part.length);
      bytes.set(rest);
      bytes.set(part, rest.length);
      const view = new DataView(bytes.buffer);
      const whole = bytes.length - (bytes.length % 4);
      const out: string[] = [];
      for (let at = 0; at < whole; at += 4) {
        const code = view.getUint32(at, little);
        out.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\uFFFD' : String.fromCodePoint(code));
      }
      rest = bytes.slice(whole);
      return out.join('');
    },
    end: () => (rest.length > 0 ? '\uFFFD' : ''),
  };
}
