import { expect, test } from 'vitest';
import { foldersInside } from '../../../src/renderer/views/tables/subfolder-field.tsx';

test('offers the folders inside by their place in the chosen one, each once, also those that hold folders only', () => {
  const paths = [
    '/docs/a.pdf',
    '/docs/2024/may/b.pdf',
    '/docs/2024/may/c.pdf',
    '/docs/Bills/d.pdf',
    '/docs-old/x/e.pdf',
  ];
  expect(foldersInside('/docs', paths)).toEqual(['2024', '2024/may', 'Bills']);
  expect(foldersInside('/docs/', ['/docs/a.pdf'])).toEqual([]);
});
