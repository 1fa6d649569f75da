import { codePageDecoder } from '../code-page/code-page-decoder.ts';
import { tnefLimits } from './limits.ts';

/** MAPI properties by id: text, or bytes as they stand. */
export type TnefProperties = ReadonlyMap<number, string | Uint8Array>;

/** Bytes of the types that have always as many. */
const fixed: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

/** Reads a property set as TNEF packs it ([MS-OXTNEF] 2.1.3.5); what is beyond damage is left out. */
export function tnefProperties(bytes: Uint8Array, codePage: number): TnefProperties {
  const found = new Map<number, string | Uint8Array>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const number = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const padded = (length: number): Uint8Array => {
    const part = bytes.subarray(at, at + length);
    if (part.length < length) throw new RangeError('beyond the end');
    at += length + ((4 - (length % 4)) % 4);
    return part;
  };
  try {
    const count = Math.min(number(), tnefLimits.maxProperties);
    for (let index = 0; index < count; index += 1) {
      const tag = number();
      const id = tag >>> 16;
      const type = tag & 0x0fff;
      if (id >= 0x8000) {
        at += 16;
        if (number() === 0) at += 4;
        else padded(number());
      }
      const size = Object.hasOwn(fixed, type) ? fixed[type] : undefined;
      const many = (tag & 0x1000) !== 0 || size === undefined;
      const values = many ? number() : 1;
      if (values > tnefLimits.maxProperties) break;
      for (let value = 0; value < values; value += 1) {
        const part = padded(size ?? number());
        if (value > 0 || found.has(id)) continue;
        if (type === 0x1e) found.set(id, withoutEnd(codePageDecoder(codePage)(part)));
        else if (type === 0x1f) found.set(id, withoutEnd(new TextDecoder('utf-16le').decode(part)));
        else found.set(id, part);
      }
    }
  } catch (error) {
    // Reading beyond the end of a cut set: what was read counts.
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

function withoutEnd(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
