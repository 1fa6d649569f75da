/** Which packages are no folders of the packed app any more because they are in our bundles. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bundledOnly } from '../../build/bundled-only.ts';
import { packagesOfStart } from '../../build/packages-of-start.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

function checkout(manifests: Readonly<Record<string, object>>): string {
  const root = temporaryFolder();
  for (const [folder, manifest] of Object.entries(manifests)) {
    mkdirSync(path.join(root, folder), { recursive: true });
    writeFileSync(path.join(root, folder, 'package.json'), JSON.stringify(manifest));
  }
  return root;
}

// The bug: what another package still loads is taken away, and the app fails where that one is used.
test('a bundled package goes with what it alone needs, and stays where another one asks for it', () => {
  const root = checkout({
    '.': { dependencies: { bundled: '1', 'also-bundled': '1', loaded: '1' } },
    'node_modules/bundled': { dependencies: { private: '1', shared: '1' }, optionalDependencies: { elsewhere: '1' } },
    'node_modules/private': { dependencies: { deep: '1', bundled: '1' } },
    'node_modules/deep': {},
    'node_modules/also-bundled': {},
    'node_modules/loaded': { dependencies: { shared: '1' }, peerDependencies: { 'also-bundled': '1' } },
    'node_modules/shared': {},
  });
  expect(bundledOnly(root, ['bundled', 'also-bundled'])).toEqual(['bundled', 'deep', 'private']);
});

test('one that lies within the package that asks for it is not the one at the top', () => {
  const root = checkout({
    '.': { dependencies: { bundled: '1', loaded: '1' } },
    'node_modules/bundled': {},
    'node_modules/loaded': { dependencies: { bundled: '2' } },
    'node_modules/loaded/node_modules/bundled': {},
  });
  expect(bundledOnly(root, ['bundled'])).toEqual(['bundled']);
});

test('of ours it is those that are nothing but script and asked for by nobody', () => {
  const names = bundledOnly(path.join(import.meta.dirname, '../..'), packagesOfStart);
  expect(names).toEqual(expect.arrayContaining(['franc-min', 'n-gram', 'snowball-stemmers', 'uuid', 'zod']));
  expect(names).not.toContain('ignore');
});
