import { describe, expect, it } from 'vitest';
import { listedSkips } from '../../build/scripts/listed-skips.mjs';
import { readTestReport } from '../../build/scripts/read-test-report.mjs';

const result = (fullName: string, status: string) => ({
  fullName,
  status,
  failureMessages: status === 'failed' ? ['expected 1 to be 2\n    at somewhere'] : null,
});

describe('counting a test report', () => {
  it('counts passed, failed and skipped tests by their names', () => {
    const counted = readTestReport(
      {
        testResults: [
          {
            name: '/work/test/a.test.ts',
            status: 'failed',
            message: '',
            assertionResults: [result('one', 'passed'), result('two', 'failed'), result('three', 'skipped')],
          },
        ],
      },
      '/work',
    );
    expect(counted).toEqual({
      total: 3,
      passed: 1,
      skipped: ['test/a.test.ts > three'],
      failures: [{ name: 'test/a.test.ts > two', reason: 'expected 1 to be 2' }],
    });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const file = {
      name: '/work/test/b.test.ts',
      status: 'failed',
      message: 'Cannot find module x\nat …',
      assertionResults: [],
    };
    expect(readTestReport({ testResults: [file] }, '/work').failures).toEqual([
      { name: 'test/b.test.ts', reason: 'Cannot find module x' },
    ]);
  });

  it('counts a test that was marked to be written as skipped', () => {
    const file = {
      name: '/work/c.test.ts',
      status: 'passed',
      message: '',
      assertionResults: [result('later', 'todo'), result('not now', 'pending')],
    };
    expect(readTestReport({ testResults: [file] }, '/work').skipped).toHaveLength(2);
  });
});

describe('the list of allowed skips', () => {
  const reasonFor = listedSkips(
    '# Skips\n\nProse with `test/x > y` in it.\n\n- `test/a.test.ts > one`: no corpora\n- `test/b.test.ts > *`: needs a Mac\n- `test/c.test.ts`:\n',
  );

  it('gives the reason of a listed test', () => {
    expect(reasonFor('test/a.test.ts > one')).toBe('no corpora');
  });

  it('covers all that begin like a name ending in a star', () => {
    expect(reasonFor('test/b.test.ts > group two')).toBe('needs a Mac');
  });

  it('allows nothing else: prose, other tests, a line without a reason', () => {
    expect(reasonFor('test/x > y')).toBeNull();
    expect(reasonFor('test/a.test.ts > one more')).toBeNull();
    expect(reasonFor('test/c.test.ts')).toBeNull();
  });

  it('is readable in this repository', () => {
    expect(listedSkips()('no such test')).toBeNull();
  });
});
