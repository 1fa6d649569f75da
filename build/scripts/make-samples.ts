/** `npm run samples`: makes the bundled samples that are not plain text (the others are kept as they are written). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lease } from '../samples/lease.ts';
import { meetingNotes } from '../samples/meeting-notes.ts';
import { researchNote } from '../samples/research-note.ts';

const folder = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const made = {
  'Lease of Studio 4.pdf': await lease(),
  'River gauges research note.pdf': await researchNote(),
  'Meeting notes 9 March.docx': meetingNotes(),
};
for (const [name, bytes] of Object.entries(made)) {
  writeFileSync(join(folder, name), bytes);
  process.stdout.write(`${name}  ${bytes.length} bytes\n`);
}
