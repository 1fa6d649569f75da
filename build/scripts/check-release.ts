/** `npm run check:release`: every shipped version against its security floor; exit code 1 when one is below. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFloors, type Floors } from '../check-floors.ts';
import { shippedVersions } from '../shipped-versions.ts';
import { projectPaths } from './project-paths.mjs';

const floors = JSON.parse(readFileSync(join(projectPaths.root, 'build/security-floors.json'), 'utf8')) as Floors;
const checked = checkFloors(floors, shippedVersions());
for (const { name, version, floor, ok } of checked) {
  const verdict = ok ? (floor ? 'ok ' : '   ') : 'BAD';
  process.stdout.write(`${verdict}  ${name} ${version ?? 'is not there'}${floor ? `  (at least ${floor})` : ''}\n`);
}
const bad = checked.filter(({ ok }) => !ok);
process.stdout.write(`${checked.length} versions, ${floors.floors.length} floors, ${bad.length} below or forbidden\n`);
process.exitCode = bad.length === 0 ? 0 : 1;
