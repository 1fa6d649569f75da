/** `npm run package:dir [-- --if-needed]`: the packaged app as a plain folder under dist/, the way tests start it. */

import { packageApp } from '../package-app.ts';
import { describeContents, packageContents } from '../package-contents.ts';
import { packedApp, thisMachine } from '../packed-app.ts';

await packageApp('folder', process.argv.includes('--if-needed'));
process.stdout.write(`${describeContents(packageContents(packedApp(thisMachine())))}\n`);
