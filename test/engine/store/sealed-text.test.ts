import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  keyNumberOf,
  openText,
  plainText,
  sealText,
  type TextPlace,
} from '../../../src/main/engine/store/sealed-text.ts';

const key = new Uint8Array(randomBytes(32));
const place: TextPlace = { table: 'message', column: 'text', id: 'm1' };
const keyOf = (number: number) => (number === 3 ? key : undefined);
const sealed = (text: string, at = place) => sealText(text, at, { number: 3, key });
const codeOf = (run: () => unknown) => {
  try {
    run();
    return 'opened';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('what is sealed opens again, looks different each time and says which key it wants', () => {
  for (const text of ['', 'When was it built?', '\u{1F6A2}\u0000 Ünïcode', '\u0001s not sealed', 'x'.repeat(100_000)]) {
    const stored = sealed(text);
    expect(openText(stored, place, keyOf)).toBe(text);
    expect(sealed(text)).not.toBe(stored);
    expect(keyNumberOf(stored)).toBe(3);
    expect(openText(plainText(text), place, keyOf)).toBe(text);
    expect(keyNumberOf(plainText(text))).toBe(0);
  }
});

test('a text opens nowhere but where it was sealed: not in another record, column or table', () => {
  const stored = sealed('secret');
  const elsewhere: TextPlace[] = [
    { ...place, id: 'm2' },
    { ...place, column: 'answer' },
    { ...place, table: 'citation' },
    { table: 'message","text', column: 'm1', id: '' },
  ];
  for (const other of elsewhere) expect(codeOf(() => openText(stored, other, keyOf))).toBe('record-damaged');
});

test('every flipped bit and every cut is noticed, and another key opens nothing', () => {
  const stored = sealed('a short text');
  const bytes = Buffer.from(stored.slice(2), 'base64');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
    const code = codeOf(() => openText(`\u0001s${changed.toString('base64')}`, place, () => key));
    expect([bit, code]).toEqual([bit, 'record-damaged']);
  }
  for (let length = 0; length < bytes.length; length += 1) {
    const cut = `\u0001s${bytes.subarray(0, length).toString('base64')}`;
    expect(codeOf(() => openText(cut, place, () => key))).toBe('record-damaged');
  }
  expect(codeOf(() => openText(stored, place, () => new Uint8Array(32)))).toBe('record-damaged');
  expect(codeOf(() => openText(stored, place, () => undefined))).toBe('conversations-locked');
});
