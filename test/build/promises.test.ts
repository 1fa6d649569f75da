import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { xssPayloads } from '../e2e/helpers/xss-payloads.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const readme = read('README.md');
const security = read('SECURITY.md');

/** Rows of the table under a heading, without its head. */
function rowsUnder(text: string, heading: string): string[][] {
  const part = text.slice(text.indexOf(heading)).split('\n## ')[0] ?? '';
  return part
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => line.split('|').slice(1, -1));
}
/** Places of proofs: the file that is named, and the one its link leads to. */
const linksIn = (text: string) =>
  [...text.matchAll(/\[`([^`]+)`\]\(([^)]+)\)/g)].map(([, name, target]) => ({ name, target }));
const namedIn = (text: string) => [...text.matchAll(/`((?:test|build)\/[^`\s]+)`/g)].map(([, name]) => name as string);

describe('promises', () => {
  const promises = rowsUnder(readme, '## What Docent promises');
  const proofOf = (words: string) => promises.find(([promise = '']) => promise.includes(words))?.[1] ?? '';

  // The bug: a test is renamed, and the promise stands without a proof.
  it('each is linked to a test or a check that is there, by its own name', () => {
    expect(promises.length).toBeGreaterThan(20);
    for (const [promise = '', proof = ''] of promises) {
      const links = linksIn(proof);
      expect(links.length, promise).toBeGreaterThan(0);
      expect(
        links.map(({ name }) => name),
        promise,
      ).toEqual(namedIn(proof));
      for (const { name, target } of links) {
        expect(target, promise).toBe(name);
        expect(existsSync(path.join(root, String(target))), `${promise.trim()}: ${target}`).toBe(true);
      }
    }
  });

  // The bug: a suite is made smaller, and the README goes on promising the old figures.
  it('says of the tests how much they do as they say it themselves', () => {
    for (const [words, test] of [
      ['Pulling the plug', 'test/process/random-kills.test.ts'],
      ['A question you asked is kept', 'test/process/streaming-kills.test.ts'],
    ] as const) {
      const [, short, long] = /inForm\(\{ short: (\d+), long: (\d+) \}\)/.exec(read(test)) ?? [];
      expect(proofOf(words)).toContain(`${short} kills (${long} with \`-- --long\`)`);
    }
    expect(proofOf('Nothing you are shown')).toContain(`${xssPayloads().length} texts`);
    const inFigures = (test: string, name: string) =>
      Number(new RegExp(`const ${name} = ([\\d_]+);`).exec(read(test))?.[1]?.replaceAll('_', '')).toLocaleString('en');
    expect(proofOf('The library equals the folder')).toContain(
      `${inFigures('test/process/folder-model.test.ts', 'operations')} random file operations`,
    );
    expect(proofOf('Passages, words and vectors')).toContain(
      `${inFigures('test/engine/store/random-operations.test.ts', 'operations')} random`,
    );
  });
});

describe('SECURITY.md', () => {
  it('names for each threat tests that are there', () => {
    const threats = rowsUnder(security, '## What we protect, and from whom');
    expect(threats.length).toBeGreaterThan(10);
    for (const row of threats) {
      const links = linksIn(row.at(-1) ?? '');
      expect(links.length, row[1]).toBeGreaterThan(0);
      for (const { name, target } of links) {
        expect(target).toBe(name);
        expect(existsSync(path.join(root, String(target))), target).toBe(true);
      }
    }
    for (const name of namedIn(security)) expect(existsSync(path.join(root, name)), name).toBe(true);
  });

  it('stays one page of threats', () => {
    for (const part of ['## Reporting', '## What we protect, and from whom', '## What we do not protect from']) {
      expect(security).toContain(part);
    }
    expect(security.split('\n').length).toBeLessThan(60);
  });
});
