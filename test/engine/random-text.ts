/** A small seeded generator (mulberry32), so that a failing case can be run again. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const samples = [
  'The quick brown fox jumps over the lazy dog',
  'Mr. Smith paid $3.5 million to Best Buy Co., Inc. in Jan. 2019',
  'Überall sind z. B. Bäume – und „Zitate“ auch',
  '東京都は日本の首都である。人口は約1400万人です。',
  'ประเทศไทยมีประชากรประมาณเจ็ดสิบล้านคน',
  'Москва — столица России. Население г. Москвы велико!',
  'هل هذا سؤال؟ نعم، هذا سؤال.',
  '👩‍👩‍👧‍👦 family 🇩🇪 flag e\u0301 combining',
  'AB-1234\t10-K\t3.5%\t1,234,567.89',
  'a'.repeat(900),
  '- item one\n- item two; with a clause, and another',
  '?!... [1] (2) "quoted." \'x\'',
];

/** Text of mixed scripts, line breaks and oddities; the same for the same seed. */
export function randomText(random: () => number, pieces: number): string {
  let text = '';
  for (let index = 0; index < pieces; index += 1) {
    const sample = samples[Math.floor(random() * samples.length)] ?? '';
    const separators = [' ', '. ', '\n', '\n\n', '  ', ', ', '\t'];
    text += sample.slice(0, Math.ceil(random() * sample.length)) + separators[Math.floor(random() * separators.length)];
  }
  return text.toWellFormed();
}
