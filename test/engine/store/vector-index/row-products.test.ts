import { expect, test } from 'vitest';
import { dot } from '../../../../src/main/engine/store/vector-index/dot.ts';
import { createRowProducts } from '../../../../src/main/engine/store/vector-index/row-products.ts';
import { clusteredVectors } from '../../../helpers/clustered-vectors.ts';

// The bug these catch: a vector's list is chosen by wrong products, so that it is stored where no search for it looks.
for (const dimensions of [384, 1024, 8, 7, 1]) {
  test(`products of ${dimensions} numbers are those of a plain loop, for all rows and for some`, () => {
    const rows = clusteredVectors({ count: 70, dimensions, clusters: 7, spread: 0.5, seed: 3 });
    const [vector] = [clusteredVectors({ count: 1, dimensions, clusters: 1, spread: 0.5, seed: 4 })];
    const products = createRowProducts(dimensions, 90);
    products.set(rows);
    for (const [first, end] of [
      [0, 70],
      [13, 14],
      [69, 70],
      [5, 5],
    ] as const) {
      const found = [...products.of(vector, first, end)];
      expect(found).toHaveLength(end - first);
      for (const [at, value] of found.entries()) {
        expect(value).toBeCloseTo(dot(vector, rows, (first + at) * dimensions), 5);
      }
    }
  });
}

test('other rows take the place of those before, and more than there is room for are refused', () => {
  const products = createRowProducts(3, 2);
  products.set(Float32Array.of(1, 0, 0, 0, 1, 0));
  products.set(Float32Array.of(0, 0, 2, 3, 0, 0));
  expect([...products.of(Float32Array.of(1, 5, 7), 0, 2)]).toEqual([14, 3]);
  expect(() => products.set(new Float32Array(9))).toThrow(RangeError);
});
