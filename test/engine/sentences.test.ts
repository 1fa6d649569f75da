import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/main/engine/sentences.ts';
import { randomNumbers, randomText } from './random-text.ts';

const split = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['abbreviations', 'Mr. Smith met Dr. Jones at 5 p.m. on Monday. They talked.', 2],
    ['decimals and versions', 'It rose 3.5 percent. Version 2.0.1 fixed it.', 2],
    ['initials', 'J. R. R. Tolkien wrote it. It is long.', 2],
    ['company names', 'Best Buy Co., Inc. sells TVs. Corning Inc. makes glass.', 2],
    ['citations of figures', 'As shown in Fig. 3 the flow separates. See sec. 4.', 2],
    ['wrapped lines', 'This is a line that was wrapped because it is so very long\nand goes on here. Next one.', 2],
    ['paragraphs', 'No stop here\n\nAnother paragraph', 2],
    ['list items', '- first thing\n- second thing\n- third thing', 3],
    ['numbered list', '1. Open the lid.\n2. Press the button.', 2],
    ['German', 'Er kam z. B. am 3. Mai an. Dann ging er.', 2],
    ['Japanese', '東京は首都である。人口は多い。', 2],
    ['Arabic', 'هل هذا سؤال؟ نعم هذا سؤال.', 2],
    ['Hindi', 'यह एक वाक्य है। यह दूसरा है।', 2],
    ['quotes', '“Is it true?” she asked. He nodded.', 2],
    ['the code of laws', 'He certified it pursuant to 18 U.S.C. Section 1350 in May. It was filed.', 2],
    [
      'a log',
      '2026-03-01 10:22:07 INFO operator Kaya opened the valve of line 7\n2026-03-01 10:22:09 WARN flux capacitor shut down by operator Ito\n2026-03-01 10:22:10 INFO line 7 is idle now',
      3,
    ],
    ['table rows', 'Revenue\t39,403\t39,528\nNet earnings\t1,228\t897', 2],
  ])('cuts %s', (_name, text, count) => {
    expect(split(text)).toHaveLength(count);
  });

  it('keeps every character that is not white space, in order, without overlap', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const text = randomText(randomNumbers(seed), 12);
      let at = 0;
      for (const { start, end } of sentences(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(at, start).trim()).toBe('');
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        at = end;
      }
      expect(text.slice(at).trim()).toBe('');
    }
  });

  it('stays inside the range it was given', () => {
    const text = 'One. Two is here. Three.';
    expect(sentences(text, 5, 17).map(({ start, end }) => text.slice(start, end))).toEqual(['Two is here.']);
  });
});
