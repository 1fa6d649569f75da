import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const security = readFileSync(path.join(root, 'SECURITY.md'), 'utf8');

/** Rows of the table under a heading, without its head. */
function rowsUnder(heading: string): string[][] {
  const part = readme.slice(readme.indexOf(heading)).split('\n## ')[0] ?? '';
  return part
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => line.split('|').slice(1, -1));
}
const namedIn = (text: string) => [...text.matchAll(/`((?:test|build)\/[^`]+)`/g)].map(([, name]) => name as string);

describe('promises', () => {
  const promises = rowsUnder('## What Docent promises');

  // The bug: a test is renamed, and the promise stands without a proof.
  it('each names a test or a check that is there', () => {
    expect(promises.length).toBeGreaterThan(20);
    for (const [promise = '', proof = ''] of promises) {
      const named = namedIn(proof);
      const commands = [...proof.matchAll(/`npm (?:test|run [\w:]+)/g)];
      expect(named.length + commands.length + Number(/architecture test/.test(proof)), promise).toBeGreaterThan(0);
      for (const name of named) expect(existsSync(path.join(root, name)), `${promise.trim()}: ${name}`).toBe(true);
    }
  });

  it('SECURITY.md names no test that is not there, and stays one page of threats', () => {
    for (const name of namedIn(security)) expect(existsSync(path.join(root, name)), name).toBe(true);
    for (const part of ['## Reporting', '## What we protect, and from whom', '## What we do not protect from']) {
      expect(security).toContain(part);
    }
    expect(security.split('\n').length).toBeLessThan(60);
  });
});
