/** `npm run package:twin`: packs the app and its test twin, and proves that they differ in one fuse and nothing else. */
import { packageApp } from '../package-app.ts';
import { packedApp, thisMachine, twinApp } from '../packed-app.ts';
import { proveTwin } from '../prove-twin.ts';

await packageApp('folder', true);
const proof = await proveTwin(packedApp(thisMachine()), twinApp(thisMachine()));
for (const place of proof.differing) process.stdout.write(`differs: ${place}\n`);
for (const problem of proof.problems) process.stdout.write(`PROBLEM: ${problem}\n`);
process.stdout.write(
  proof.problems.length === 0 ? 'The twin differs in its fuse and in nothing else.\n' : 'The twin is no twin.\n',
);
process.stdout.write(`twin: ${twinApp(thisMachine()).executable}\n`);
process.exitCode = proof.problems.length === 0 ? 0 : 1;
