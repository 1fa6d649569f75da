import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { packagesAreCurrent } from '../../build/scripts/install-packages.mjs';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Packages = Readonly<Record<string, { version: string; integrity?: string; optional?: boolean }>>;

/** A checkout whose lock file wants `wanted`; `installed` is the list npm leaves after an install, null before one. */
function checkout(wanted: Packages, installed: Packages | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'docent-install-'));
  folders.push(folder);
  const root = { '': { version: '0.1.0' } };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { ...root, ...wanted } }));
  if (installed) {
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return folder;
}

describe('whether node_modules fits the lock file', () => {
  const zod = { 'node_modules/zod': { version: '4.0.0', integrity: 'sha512-a' } };

  it('does when every package is the one wanted', () => {
    expect(packagesAreCurrent(checkout(zod, zod))).toBe(true);
  });

  it('does without an optional package for another system', () => {
    const wanted = { ...zod, 'node_modules/mac': { version: '1.0.0', integrity: 'sha512-m', optional: true } };
    expect(packagesAreCurrent(checkout(wanted, zod))).toBe(true);
  });

  it('does not before the first install, or after one that was interrupted', () => {
    expect(packagesAreCurrent(checkout(zod, null))).toBe(false);
  });

  it('does not when a version changed', () => {
    expect(packagesAreCurrent(checkout({ 'node_modules/zod': { version: '4.0.1', integrity: 'sha512-b' } }, zod))).toBe(
      false,
    );
  });

  it('does not when a package was added or taken out', () => {
    const more = { ...zod, 'node_modules/uuid': { version: '1.0.0', integrity: 'sha512-u' } };
    expect(packagesAreCurrent(checkout(more, zod))).toBe(false);
    expect(packagesAreCurrent(checkout(zod, more))).toBe(false);
  });
});
