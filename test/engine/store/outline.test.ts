import { expect, onTestFinished, test } from 'vitest';
import { openLibraryStore } from '../../../src/main/engine/store/library-store.ts';
import { unitSeparator } from '../../../src/main/engine/store/unit-separator.ts';
import { unitOf } from '../../helpers/fake-engine-parts.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { hashOf } from '../../helpers/stored-documents.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const units = 40;

test('lines and headings are those of the whole text, in whatever order they are asked for', () => {
  const library = openLibraryStore(temporaryFolder());
  onTestFinished(() => library.close());
  const random = seededRandom(11);
  const content = library.contents.open(hashOf('long'), 'text', 'text/1');
  const texts = Array.from({ length: units }, (_, at) => `Part ${at}\n${'word\n'.repeat(Math.floor(random() * 6))}end`);
  const starts: number[] = [];
  const addUnit = (text: string, index: number) => {
    const start =
      index === 0 ? 0 : (starts[index - 1] as number) + (texts[index - 1] as string).length + unitSeparator.length;
    starts.push(start);
    const heading = { kind: 'heading' as const, level: 1 + (index % 3), start: 0, end: text.indexOf('\n') };
    library.contents.addUnit(content.id, { ...unitOf(index, text), blocks: [heading] }, start);
  };
  const check = (count: number) => {
    const whole = texts.slice(0, count).join(unitSeparator);
    for (let round = 0; round < 200; round += 1) {
      const offset = Math.floor(random() * whole.length);
      expect(library.contents.lineAt(content.id, offset)).toBe(whole.slice(0, offset).split('\n').length);
      const unit = starts.filter((start) => start <= offset).length - 1;
      expect(library.contents.headingPathAt(content.id, offset).at(-1)).toBe(`Part ${unit}`);
      expect(library.contents.headingPathAt(content.id, offset)).toHaveLength(1 + (unit % 3));
    }
  };
  for (const [at, text] of texts.slice(0, units / 2).entries()) addUnit(text, at);
  check(units / 2);
  for (const [at, text] of texts.slice(units / 2).entries()) addUnit(text, at + units / 2);
  check(units);
});

test('another document that gets the id of one that is gone has lines and headings of its own', () => {
  const library = openLibraryStore(temporaryFolder());
  onTestFinished(() => library.close());
  const stored = (text: string) => {
    const content = library.contents.open(hashOf(text), 'text', 'text/1');
    const blocks = [{ kind: 'heading' as const, level: 1, start: 0, end: text.indexOf('\n') }];
    library.contents.addUnit(content.id, { ...unitOf(0, text), blocks }, 0);
    library.contents.addUnit(content.id, unitOf(1, 'last'), text.length + unitSeparator.length);
    return content.id;
  };
  const first = stored('Old\none\ntwo');
  expect(library.contents.lineAt(first, 13)).toBe(5);
  expect(library.contents.headingPathAt(first, 13)).toEqual(['Old']);
  library.chunks.removeContent(first);
  const second = stored('New\none, two, three');
  expect(second).toBe(first);
  expect(library.contents.lineAt(second, 22)).toBe(4);
  expect(library.contents.headingPathAt(second, 22)).toEqual(['New']);
});
