import { expect, test } from 'vitest';
import type { Repair } from '../../../src/preload/contract/safety-shapes.ts';
import { repairMessage } from '../../../src/renderer/views/health/repair-messages.ts';

const repair = (part: Partial<Repair>): Repair => ({
  ...{ id: '1', kind: 'records-restored', at: 1, backupAt: null, kept: null, records: { message: 2 } },
  ...part,
});

// The bug: a text that mending replaced lies in a copy nobody is told of.
test('what was put right says where the file from before is kept, when there is one', () => {
  const name = 'personal.db.kept-20261129-101500';
  const { sentence, next, isProblem } = repairMessage(repair({ kept: name }));
  expect(sentence).toBe('2 saved entries had changed on the disk and were put right.');
  expect(next).toContain(name);
  expect(isProblem).toBe(false);
  expect(repairMessage(repair({})).next).toBe('Daily backups held every letter; nothing is missing.');
});
