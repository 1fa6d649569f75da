/** Decodes bytes that arrive in parts; a character cut between parts comes out whole. */
export type PartDecoder = { decode(part: Uint8Array): string; end(): string };

/**
 * A decoder for an encoding label: the platform's own where it has one, UTF-32 by hand, else iconv-lite (old DOS pages).
 * Undecodable bytes become U+FFFD.
 */
export async function createTextDecoder(name: string): Promise<PartDecoder> {
  if (name === 'utf-32le' || name === 'utf-32be') return utf32Decoder(name === 'utf-32le');
  const own = platformDecoder(name);
  if (own) return { decode: (part) => own.decode(part, { stream: true }), end: () => own.decode() };
  const { default: iconv } = await import('iconv-lite');
  const decoder = iconv.getDecoder(iconv.encodingExists(name) ? name : 'windows-1252');
  return { decode: (part) => decoder.write(asBuffer(part)), end: () => decoder.end() ?? '' };
}

/** iconv-lite reads a Buffer as any array of bytes; its types ask for Node's own class. */
function asBuffer(part: Uint8Array): Buffer {
  return part as Buffer;
}

function platformDecoder(name: string): TextDecoder | null {
  try {
    return new TextDecoder(name);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
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
