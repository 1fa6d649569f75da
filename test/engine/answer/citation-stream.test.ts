import { describe, expect, it } from 'vitest';
import { createCitationStream } from '../../../src/main/engine/answer/citation-stream.ts';
import { randomNumbers } from '../random-text.ts';

const known = new Set([1, 2, 3]);

function read(...pieces: readonly string[]) {
  const stream = createCitationStream(known);
  for (const piece of pieces) stream.push(piece);
  stream.end();
  return stream.parts();
}

const joined = (parts: readonly { readonly text: string }[]) => parts.map((part) => part.text).join('');

describe('createCitationStream', () => {
  it.each([
    [
      'after a sentence',
      'The lift grows. [1] It falls. [2]',
      [
        ['The lift grows.', [1]],
        [' It falls.', [2]],
      ],
    ],
    [
      'before the full stop',
      'The lift grows [1]. It falls [2].',
      [
        ['The lift grows.', [1]],
        [' It falls.', [2]],
      ],
    ],
    ['two in a row', 'It grows [1][3].', [['It grows.', [1, 3]]]],
    ['two in one', 'It grows [1, 3].', [['It grows.', [1, 3]]]],
    ['a range', 'It grows [1-3].', [['It grows.', [1, 2, 3]]]],
    ['the same twice', 'It grows [2][2].', [['It grows.', [2]]]],
    ['spelled out', 'It grows [Passage 2].', [['It grows.', [2]]]],
    ['unknown ids dropped', 'It grows [7]. It falls [2][9].', [['It grows. It falls.', [2]]]],
    ['no marker', 'Nothing cited here.', [['Nothing cited here.', []]]],
    ['other brackets kept', 'See [a] and [sic] and [ ].', [['See [a] and [sic] and [ ].', []]]],
    ['an open bracket at the end', 'It grows [1', [['It grows [1', []]]],
    ['nothing', '', []],
  ] as const)('reads markers: %s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected.map(([part, citations]) => ({ text: part, citations })));
  });

  it('gives the same parts wherever the text is split', () => {
    const text = 'Lift grows [1]. Drag [2, 3] falls [99] sharply [passage 1]! See [sic] x[2]y [3]\n\nEnd [1-2]';
    const whole = read(text);
    for (let at = 0; at <= text.length; at += 1) expect(read(text.slice(0, at), text.slice(at))).toEqual(whole);
    expect(read(...text)).toEqual(whole);
  });

  it('never shows an unknown id, nor a piece of a marker, at any moment', () => {
    const random = randomNumbers(7);
    const pieces = ['Text', ' [', '1', ']', '[12]', ' [4]', '. ', ',', ' 2', '[2', ' word', '[[3]]', '\n'];
    for (let round = 0; round < 300; round += 1) {
      const stream = createCitationStream(known);
      let shown = '';
      for (let index = 0; index < 20; index += 1) {
        stream.push(pieces[Math.floor(random() * pieces.length)] ?? '');
        const text = joined(stream.parts());
        expect(text.startsWith(shown)).toBe(true);
        shown = text;
        expect(text).not.toMatch(/\[\d+\]/);
        for (const id of stream.parts().flatMap((part) => part.citations)) expect(known.has(id)).toBe(true);
      }
    }
  });
});
