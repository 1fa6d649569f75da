/** Documents about fifty towns, and one question on each whose answer stands in one sentence. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const stems = ['Alder', 'Birch', 'Cedar', 'Dune', 'Elm', 'Fern', 'Gorse', 'Heath', 'Iris', 'Juniper'];
const endings = ['bridge', 'ford', 'haven', 'mouth', 'stead'];
const things = ['harbour', 'library', 'lighthouse', 'mill', 'town hall'];
const people = ['Ole Hansen', 'Anna Berg', 'Marta Lind', 'Jon Vik', 'Ida Strand', 'Per Moen', 'Eva Dahl'];

export const doorQuestions = stems.flatMap((stem, row) =>
  endings.map((ending, column) => {
    const town = `${stem}${ending}`;
    const thing = things[(row + column) % things.length] as string;
    const person = people[(row * endings.length + column) % people.length] as string;
    return { town, thing, person, year: 1801 + row * 7 + column, question: `Who built the ${thing} of ${town}?` };
  }),
);

/** `north` and `south`, each with a half of the towns, one file a town. */
export function writeDoorLibrary(root: string): { readonly north: string; readonly south: string } {
  const folders = { north: path.join(root, 'north'), south: path.join(root, 'south') };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  for (const [index, { town, thing, person, year }] of doorQuestions.entries()) {
    const text = `# ${town}\n\nThe ${thing} of ${town} was built in ${year} by ${person}.\n\nThe market of ${town} is held on Saturdays, and strangers are welcome there.\n`;
    writeFileSync(path.join(index % 2 === 0 ? folders.north : folders.south, `${town}.md`), text);
  }
  return folders;
}
