/** `npm run sentences`: every sentence of window and shell as JSON, for those who translate: key, forms of a count, context, files. */
import path from 'node:path';
import { shellSentences, windowSentences } from '../window-sentences.ts';

const source = path.resolve(import.meta.dirname, '../../src');
const window = windowSentences(path.join(source, 'renderer')).sentences;
const shell = shellSentences(path.join(source, 'main/app')).sentences;
process.stdout.write(`${JSON.stringify({ window, shell }, null, 1)}\n`);
