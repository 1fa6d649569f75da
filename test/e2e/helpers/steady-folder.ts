import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { line, writePdf } from '../../fixtures/documents/pdf-writer.ts';

const places = [
  'harbour',
  'station',
  'library',
  'market',
  'bridge',
  'garden',
  'theatre',
  'quarry',
  'mill',
  'observatory',
];
const facts = [
  'opens at eight',
  'was built in stone',
  'burned down once',
  'belongs to the town',
  'is closed in winter',
];

/** Writes `files` documents with enough text that reading and embedding them takes a while; half PDF, half Markdown. */
export function writeSteadyFolder(folder: string, files: number): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < files; index++) {
    const sentences = Array.from({ length: 120 }, (_, at) => {
      const place = places[(index + at) % places.length];
      return `In year ${1500 + index * 7 + at} the ${place} number ${index}-${at} ${facts[at % facts.length]}.`;
    });
    if (index % 2 === 0) {
      const paragraphs = sentences.map((text, at) => (at % 12 === 11 ? `${text}\n\n` : `${text} `)).join('');
      writeFileSync(path.join(folder, `town-${index}.md`), `# Town ${index}\n\n${paragraphs}\n`);
    } else {
      const pages = Array.from({ length: 4 }, (_, page) => ({
        content: sentences
          .slice(page * 30, page * 30 + 30)
          .map((text, row) => line(72, 760 - row * 20, 11, text))
          .join(''),
      }));
      writeFileSync(path.join(folder, `town-${index}.pdf`), writePdf(pages));
    }
  }
}
