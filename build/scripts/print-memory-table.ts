/** `npm run memory-table`: prints the table the README shows. */
import path from 'node:path';
import { loadCatalog } from '../../src/main/engine/models/catalog/load-catalog.ts';
import { memoryTable } from '../memory-table.ts';

const catalog = await loadCatalog(path.resolve(import.meta.dirname, '../../resources/model-catalog.json'));
process.stdout.write(`${memoryTable(catalog)}\n`);
