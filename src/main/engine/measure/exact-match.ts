/** Whether an answer says what was expected, apart from how it is written. */

/** Case, accents, punctuation and spaces do not count; the answer may go on around the expected words. Null: nothing was expected. */
export function exactMatch(answer: string, expected: string | null): boolean | null {
  if (expected === null) return null;
  const wanted = plain(expected);
  return wanted !== '' && ` ${plain(answer)} `.includes(` ${wanted} `);
}

function plain(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join(' ') ?? '';
}
