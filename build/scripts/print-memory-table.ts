/** `npm run memory-table`: prints the table the README shows. */
import { memoryTable } from '../memory-table.ts';

process.stdout.write(`${memoryTable()}\n`);
