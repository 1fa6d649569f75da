import { expect, test } from 'vitest';
import { parseLowPowerMode } from '../../src/main/app/low-power-mode.ts';

const pmset = (line: string) => `System-wide power settings:
Currently in use:
 standby              1
 Sleep On Power Button 1
 powernap             1
 displaysleep         2
${line}
 womp                 0
`;

test.each([
  [' lowpowermode         1', true],
  [' lowpowermode         0', false],
  [' powermode            1', true],
  [' powermode            0', false],
  [' powermode            2', false],
  [' networkoversleep     0', null],
])('%s', (line, expected) => {
  expect(parseLowPowerMode(pmset(line))).toBe(expected);
});
