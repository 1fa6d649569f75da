import { expect, it } from 'vitest';
import { letGoOfBytes } from '../../../src/main/engine/files/let-go-of-bytes.ts';

it('empties bytes of their own, and never a part of a piece that others use', () => {
  const own = new Uint8Array(1024).fill(7);
  letGoOfBytes(own);
  expect([own.length, own.buffer.byteLength]).toEqual([0, 0]);
  const whole = new Uint8Array(1024).fill(7);
  letGoOfBytes(whole.subarray(0, 512));
  letGoOfBytes(whole.subarray(512));
  expect([whole.length, whole[1023]]).toEqual([1024, 7]);
});
