/** `npm run package`: what is handed to people; on a Mac a dmg and a zip, signed when there is an identity. */
import { packageApp } from '../package-app.ts';

const files = await packageApp('release');
process.stdout.write(`${files.join('\n')}\n`);
