import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFloors, compareVersions, type Floors } from '../../build/check-floors.ts';
import { shippedVersions } from '../../build/shipped-versions.ts';

const floors = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../build/security-floors.json'), 'utf8'),
) as Floors;

describe('shipped versions and their security floors', () => {
  it('holds for what is installed: nothing below a floor, nothing forbidden, no floor for nothing', () => {
    expect(checkFloors(floors, shippedVersions()).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('has a reason and a source for each', () => {
    for (const { why, source } of [...floors.floors, ...floors.forbidden]) {
      expect(why).not.toBe('');
      expect(source).toMatch(/^https:\/\//);
    }
  });

  it('sees an old one beside a new one, a forbidden one, and a floor for what is not there', () => {
    const checked = checkFloors(
      {
        floors: [
          { name: 'a', floor: '2.10.0', why: '', source: '' },
          { name: 'gone', floor: '1.0.0', why: '', source: '' },
        ],
        forbidden: [{ name: 'b', why: '', source: '' }],
      },
      new Map([
        ['a', ['2.10.0', '2.9.9']],
        ['b', ['9.0.0']],
        ['c', ['1.0.0']],
      ]),
    );
    expect(checked.filter(({ ok }) => !ok).map(({ name, version }) => [name, version])).toEqual([
      ['a', '2.9.9'],
      ['gone', null],
      ['b', '9.0.0'],
    ]);
  });

  it('compares numbers as numbers, and takes what comes before a release as older', () => {
    expect(compareVersions('10.0.0', '9.9.9')).toBeGreaterThan(0);
    expect(compareVersions('1.2', '1.2.0')).toBe(0);
    expect(compareVersions('1.2.0-rc.1', '1.2.0')).toBeLessThan(0);
  });
});
