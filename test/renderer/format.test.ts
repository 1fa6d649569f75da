import { expect, test } from 'vitest';
import { placeOfPath } from '../../src/renderer/format.ts';

const folders = [{ path: '/home/ada/Documents', name: 'Documents' }];

test.each([
  ['/home/ada/Documents/lease.pdf', 'Documents'],
  ['/home/ada/Documents/Contracts/2024/lease.pdf', 'Documents/Contracts/2024'],
  ['/home/ada/Documents/Mail/offer.eml!/prices.xlsx', 'Documents/Mail/offer.eml'],
  ['/home/ada/Documents/all.zip!/Letters/first.txt', 'Documents/all.zip › Letters'],
  ['/home/ada/Documents too/lease.pdf', '/home/ada/Documents too'],
])('%s stands in %s', (path, place) => {
  expect(placeOfPath(path, folders)).toBe(place);
});
