import { expect, test } from 'vitest';
import { isTooWide } from '../../../src/main/engine/files/check-folder.ts';

const home = '/Users/alma';

// The bug: a folder written another way, as only a file from elsewhere writes it, gets past the check.
test.each([
  ...['/', '//', '/Users', '/users', '/Users/alma', '/USERS/Alma/', '/Users/alma/Documents/..', '/Users/alma/Library'],
  ...['/System', '/Volumes/', '/System/Volumes/Data', '/System/Volumes/Data/Users/alma', 'Documents', ''],
])('%s is too wide', (folder) => {
  expect(isTooWide(folder, home)).toBe(true);
});

test.each(['/Users/alma/Documents', '/Users/alma/Library/Mail', '/Users/almanac', '/Volumes/Work', '/Users/Shared'])(
  '%s may be chosen',
  (folder) => {
    expect(isTooWide(folder, home)).toBe(false);
  },
);
