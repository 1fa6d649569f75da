/** `npm run package:dir` and `npm run dist`: packs the app for this machine and says where it is. */
import { packageApp } from './package-app.ts';

const kind = process.argv[2] === 'release' ? 'release' : 'folder';
for (const path of await packageApp(kind)) process.stdout.write(`${path}\n`);
