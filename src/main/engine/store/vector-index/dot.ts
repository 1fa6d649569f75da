/** Inner product of `a` with the `a.length` numbers of `b` from `at` on. Four sums, because each alone would wait for itself. */
export function dot(a: Float32Array, b: Float32Array | Int8Array, at: number): number {
  const whole = a.length & ~3;
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    s0 += (a[i] as number) * (b[at + i] as number);
    s1 += (a[i + 1] as number) * (b[at + i + 1] as number);
    s2 += (a[i + 2] as number) * (b[at + i + 2] as number);
    s3 += (a[i + 3] as number) * (b[at + i + 3] as number);
  }
  for (let i = whole; i < a.length; i += 1) s0 += (a[i] as number) * (b[at + i] as number);
  return s0 + s1 + s2 + s3;
}
