import { cleanText } from '../clean-text.ts';
import { codePageDecoder } from '../code-page/code-page-decoder.ts';
import { compoundLimits } from './limits.ts';

/** A value of a property set: text, a count, or a moment as ISO 8601. */
export type PropertyValue = string | number;

/** One section: values by property id, and the names people gave to their own properties. */
export type PropertySection = {
  readonly values: ReadonlyMap<number, PropertyValue>;
  readonly names: ReadonlyMap<number, string>;
};

/** Milliseconds from 1601, where Windows counts from, to 1970. */
const windowsEpoch = 11_644_473_600_000;

/** Sections of a property set stream ([MS-OLEPS]); what can't be read is left out, never thrown. */
export function propertySet(bytes: Uint8Array): PropertySection[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 48 || view.getUint16(0, true) !== 0xfffe) return [];
  const sections: PropertySection[] = [];
  const count = Math.min(2, view.getUint32(24, true));
  for (let index = 0; index < count; index += 1) {
    const place = 28 + index * 20 + 16;
    if (place + 4 > bytes.length) break;
    const start = view.getUint32(place, true);
    if (start + 8 <= bytes.length) sections.push(section(bytes, view, start));
  }
  return sections;
}

function section(bytes: Uint8Array, view: DataView, start: number): PropertySection {
  const count = Math.min(compoundLimits.maxProperties, view.getUint32(start + 4, true));
  const places = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const at = start + 8 + index * 8;
    if (at + 8 > bytes.length) break;
    places.set(view.getUint32(at, true), start + view.getUint32(at + 4, true));
  }
  const pageAt = places.get(1);
  const page = pageAt !== undefined && pageAt + 6 <= bytes.length ? view.getUint16(pageAt + 4, true) : 1252;
  const values = new Map<number, PropertyValue>();
  for (const [id, at] of places) {
    if (id < 2 || id === 0x80000000) continue;
    const value = propertyValue(bytes, view, at, page);
    if (value !== null) values.set(id, value);
  }
  const namesAt = places.get(0);
  return { values, names: namesAt === undefined ? new Map() : propertyNames(bytes, view, namesAt, page) };
}

function propertyValue(bytes: Uint8Array, view: DataView, at: number, page: number): PropertyValue | null {
  if (at + 8 > bytes.length) return null;
  const type = view.getUint16(at, true);
  if (type === 2) return view.getInt16(at + 4, true);
  if (type === 3) return view.getInt32(at + 4, true);
  if (type === 11) return view.getUint16(at + 4, true) === 0 ? 'false' : 'true';
  if (type === 5 && at + 12 <= bytes.length) return view.getFloat64(at + 4, true);
  if (type === 0x40 && at + 12 <= bytes.length) return moment(view.getBigUint64(at + 4, true));
  if (type !== 0x1e && type !== 0x1f) return null;
  const wide = type === 0x1f || page === 1200;
  const length = view.getUint32(at + 4, true) * (type === 0x1f ? 2 : 1);
  const end = Math.min(bytes.length, at + 8 + Math.min(length, compoundLimits.maxPropertyCharacters * 2));
  return textOf(bytes.subarray(at + 8, end), wide ? 1200 : page);
}

function textOf(bytes: Uint8Array, page: number): string | null {
  const text = codePageDecoder(page)(bytes);
  const end = text.indexOf('\0');
  return cleanText(end < 0 ? text : text.slice(0, end)).trim() || null;
}

/** Durations are stored in the same type: only what lies in a plausible time counts. */
function moment(ticks: bigint): string | null {
  const time = Number(ticks / 10_000n) - windowsEpoch;
  const date = new Date(time);
  const year = Number.isNaN(time) ? 0 : date.getUTCFullYear();
  return year >= 1970 && year < 2200 ? date.toISOString() : null;
}

function propertyNames(bytes: Uint8Array, view: DataView, start: number, page: number): Map<number, string> {
  const names = new Map<number, string>();
  if (start + 4 > bytes.length) return names;
  const count = Math.min(compoundLimits.maxProperties, view.getUint32(start, true));
  let at = start + 4;
  for (let index = 0; index < count && at + 8 <= bytes.length; index += 1) {
    const id = view.getUint32(at, true);
    const units = Math.min(view.getUint32(at + 4, true), bytes.length);
    const length = page === 1200 ? units * 2 : units;
    const name = textOf(bytes.subarray(at + 8, at + 8 + length), page);
    if (name) names.set(id, name);
    at += 8 + length;
    if (page === 1200) at += (4 - ((at - start) % 4)) % 4;
  }
  return names;
}
