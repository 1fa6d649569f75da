/** What recognition would give of a slip's lines, with letters misread at will: rules are worked on with hundreds of slips without reading a picture. */
import type { RecognisedPage, RecognisedWord } from '../../../src/main/engine/types.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import type { SlipLine } from './painted-slip.ts';

/** Letters of a till's roll, and the pixels each takes. */
const across = 36;
const letter = { width: 10, height: 18 };
/** What letters are taken for; others are lost. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{
    O: '0',
    '0': 'O',
    '1': 'l',
    l: '1',
    '5': 'S',
    S: '5',
    '8': 'B',
    B: '8',
    T: 'I',
    I: 'l',
    E: 'F',
    A: '4',
    '3': '8',
  },
  ...{ '6': '8', '7': '1', '9': 'g', '2': 'Z', '4': 'A', M: 'N', N: 'W', R: 'K', D: 'O', G: '6', L: '1', U: 'V' },
  ...{ a: 'e', e: 'c', n: 'r', t: 'f', o: 'c' },
};

/** @param misread share of the letters, 0-1; a word that holds one is read less surely */
export function recognisedLines(lines: readonly SlipLine[], seed: number, misread: number): RecognisedPage {
  const random = seededRandom(seed + 77);
  for (let step = 0; step < 5; step += 1) random();
  const words: RecognisedWord[] = [];
  let top = 20;
  for (const [line, { left, middle, right, columns = [], tall = 1, size = 9 }] of lines.entries()) {
    const height = (letter.height * tall * size) / 9;
    const put = (text: string, from: number) => {
      for (const { index, 0: word } of text.matchAll(/\S+/g)) {
        const read = [...word].map((sign) => (random() < misread ? (lookAlikes[sign] ?? '') : sign)).join('');
        if (read === '') continue;
        const start = 20 + (Math.max(0, from) + index) * letter.width;
        words.push({
          ...{ text: read, block: 0, paragraph: 0, line },
          box: [start, top, start + word.length * letter.width - 1, top + height],
          confidence: read === word ? 0.85 + 0.14 * random() : 0.6 + 0.3 * random(),
        });
      }
    };
    if (left) put(left, 0);
    if (middle) put(middle, (across - middle.length) / 2);
    if (right) put(right, across - right.length);
    for (const [text, end] of columns) put(text, across * end - text.length);
    top += height * 1.4;
  }
  return {
    ...{ words, confidence: 0.95, width: 400, height: Math.ceil(top + 20), turned: 0 },
    ...{ languages: ['eng'], missingScript: null },
  };
}
