/** `npm run catalog:fill [-- ID…]`: fills hashes, sizes and header facts into the catalogue; `npm run format` afterwards. */
import path from 'node:path';
import { fillCatalog } from '../fill-catalog.ts';

const ids = process.argv.slice(2).filter((argument) => argument !== '--');
const { filled, failed } = await fillCatalog(path.resolve(import.meta.dirname, '../../resources/model-catalog.json'), {
  ids,
  report: (line) => process.stdout.write(`${line}\n`),
  today: new Date().toISOString().slice(0, 10),
});
process.stdout.write(`${filled} entries filled, ${failed} could not be\n`);
process.exitCode = failed > 0 ? 1 : 0;
