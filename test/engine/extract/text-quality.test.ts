import { describe, expect, it } from 'vitest';
import { textQuality } from '../../../src/main/engine/extract/quality/text-quality.ts';

const english =
  'The lighthouse keeper writes the depth of the harbour into a green book every evening, and the pilots read it in the morning before the first boat leaves for the islands.';
const german =
  'Der Leuchtturmwärter schreibt jeden Abend die Tiefe des Hafens in ein grünes Buch, und die Lotsen lesen es am Morgen, bevor das erste Boot zu den Inseln ausläuft.';

const honest: readonly (readonly [string, string])[] = [
  ['English', english],
  ['German', german],
  [
    'Turkish',
    'Deniz feneri bekçisi her akşam limanın derinliğini yeşil bir deftere yazar ve kılavuzlar sabahleyin ilk tekne adalara gitmeden önce onu okurlar.',
  ],
  [
    'Russian',
    'Смотритель маяка каждый вечер записывает глубину гавани в зелёную книгу, а лоцманы читают её утром, прежде чем первая лодка уйдёт к островам.',
  ],
  [
    'Greek',
    'Ο φύλακας του φάρου γράφει κάθε βράδυ το βάθος του λιμανιού σε ένα πράσινο βιβλίο και οι πιλότοι το διαβάζουν το πρωί.',
  ],
  [
    'Arabic',
    'يكتب حارس المنارة عمق الميناء كل مساء في كتاب أخضر ويقرأه المرشدون في الصباح قبل أن يغادر القارب الأول إلى الجزر.',
  ],
  [
    'Chinese',
    '灯塔的管理人每天晚上都会在一本绿色的书里写下港口的水有多深，第二天早上第一条船出发去岛上以前，大家都要看一看这本书。',
  ],
  [
    'Japanese',
    '灯台の管理人は毎晩、港の深さを緑色の本に書きます。そして翌朝、最初の船が島へ出発する前に、水先案内人がそれを読みます。',
  ],
  [
    'Korean',
    '등대를 지키는 사람은 매일 저녁 항구의 깊이를 초록색 책에 적고, 도선사들은 아침에 첫 배가 섬으로 떠나기 전에 그것을 읽는다.',
  ],
  [
    'figures',
    'Year\tShips\tTons\n2021\t1,204\t98,410.55\n2022\t1,377\t102,993.10\n2023\t(84)\t-7.2 %\n2024\t1,512\t111,000.00',
  ],
  [
    'code',
    'for (let at = 0; at < words.length; at += 1) {\n  if (words[at]?.text === "") continue;\n  total += lengthOf(words[at]) * 2;\n}\nreturn { total, mean: total / words.length };',
  ],
  ['formulae', '∫₀^∞ e^(−x²) dx = √π ⁄ 2,  ∑ 1/n² = π²/6,  ∀ε > 0 ∃δ > 0: |x − a| < δ ⇒ |f(x) − f(a)| < ε'],
  ['a page number', '- 12 -'],
];

const caesar = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => String.fromCharCode(((letter.toLowerCase().charCodeAt(0) - 97 + 3) % 26) + 97));
/** Numbers of glyphs taken for characters: everything 29 places too low. */
const glyphs = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(Math.max(33, sign.charCodeAt(0) - 29)));
const privateUse = (text: string) =>
  text.replace(/[a-z]/gi, (sign) => String.fromCharCode(0xf000 + sign.charCodeAt(0)));
const wrongTable = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');

describe('quality of a text', () => {
  it.each(honest)('believes %s', (_, text) => {
    expect(textQuality(text).score).toBeGreaterThan(0.65);
  });

  it.each([
    ['letters moved on by three', caesar(english)],
    ['German letters moved on by three', caesar(german)],
    ['numbers of glyphs', glyphs(english)],
    ['private signs', privateUse(english)],
    ['signs without a meaning', english.replace(/[aeinorst]/g, '\uFFFD')],
    ['Russian in the wrong table', wrongTable(honest[3]?.[1] ?? '')],
    ['Chinese in the wrong table', wrongTable(honest[6]?.[1] ?? '')],
    [
      'Korean signs at random',
      Array.from({ length: 200 }, (_, at) => String.fromCharCode(0xac00 + ((at * 7919) % 11172))).join(''),
    ],
    [
      'Chinese signs at random',
      Array.from({ length: 200 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7919) % 20000))).join(''),
    ],
  ])('doubts %s', (_, text) => {
    expect(textQuality(text).score).toBeLessThan(0.4);
  });

  it('sees garbage in a third of a long text', () => {
    const long = english.repeat(40);
    expect(textQuality(`${long}${caesar(english).repeat(20)}`).score).toBeLessThan(textQuality(long).score);
  });

  it('counts boxes and confidence', () => {
    const whole = textQuality(english).score;
    expect(textQuality(english, { confidence: 0.5 }).score).toBeCloseTo(whole / 2);
    expect(textQuality(english, { boxes: 0.1 }).score).toBeLessThan(whole * 0.7);
    expect(textQuality(english, { boxes: 0.9 }).score).toBe(whole);
  });

  it('gives nothing for nothing', () => {
    expect(textQuality(' \n\t').score).toBe(0);
  });
});
