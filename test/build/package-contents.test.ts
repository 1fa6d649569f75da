import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageOf } from '../../build/bundled-packages.ts';
import { gatherLicences } from '../../build/gather-licences.ts';
import { describeContents, packageContents } from '../../build/package-contents.ts';
import { packedApp } from '../../build/packed-app.ts';

const app = () => packedApp({ platform: 'linux', arch: 'x64' }, path.join(work, 'packed'));
let work: string;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

beforeAll(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'docent-contents-'));
  const source = path.join(work, 'source');
  write(path.join(source, 'package.json'), '{}');
  write(path.join(source, 'out/renderer/bundled-packages.json'), '["bundled"]');
  write(path.join(source, 'node_modules/@scope/one/index.js'), 'x'.repeat(600_000));
  const modules = path.join(work, 'modules');
  write(path.join(modules, '@scope/one/package.json'), '{"version":"1.0.0","license":"MIT"}');
  write(path.join(modules, '@scope/one/LICENSE.md'), 'One’s own words');
  write(
    path.join(modules, 'bundled/package.json'),
    '{"version":"2.0.0","licenses":[{"type":"ISC"}],"author":{"name":"Ada"}}',
  );
  mkdirSync(app().resources, { recursive: true });
  await createPackage(source, path.join(app().resources, 'app.asar'));
  write(path.join(app().resources, 'docent/ocr/eng.gz'), 'y'.repeat(700_000));
  write(path.join(app().folder, 'libelectron.so'), 'z'.repeat(900_000));
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('what is in a packed folder', () => {
  it('is listed by component, largest first, each byte once', () => {
    const components = packageContents(app());
    expect(components.slice(0, 3).map(({ name, bytes }) => [name, bytes])).toEqual([
      ['Electron', 900_000],
      ['letter recognition data', 700_000],
      ['package @scope/one', 600_000],
    ]);
    expect(describeContents(components)).toMatch(/2\.2 MB {2}together$/);
  });

  // The bug: a package that went into a bundle is no folder any more, and its licence is forgotten.
  it('has a licence each, those in bundles too', () => {
    const licences = gatherLicences(app(), path.join(work, 'modules'));
    const found = (name: string) => licences.find((one) => one.name === name);
    expect(found('@scope/one')).toMatchObject({ version: '1.0.0', licence: 'MIT', text: 'One’s own words' });
    expect(found('bundled')).toMatchObject({ licence: 'ISC', text: 'bundled: ISC, by Ada' });
    expect(found('Docent')?.text).toContain('Permission is hereby granted');
  });

  it('stops the build when a package says nothing of its licence', () => {
    write(path.join(work, 'modules/bundled/package.json'), '{"version":"2.0.0"}');
    expect(() => gatherLicences(app(), path.join(work, 'modules'))).toThrow('bundled says nothing of its licence.');
  });

  it('takes the innermost package of a path', () => {
    expect(packageOf('/a/node_modules/b/node_modules/@c/d/e.js')).toBe('@c/d');
    expect(packageOf('node_modules/b/e.js')).toBe('b');
    expect(packageOf('src/main/index.ts')).toBeNull();
  });
});
