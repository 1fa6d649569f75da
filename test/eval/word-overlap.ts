/** Words as compared: letters and digits, case and form folded; single signs of Chinese and Japanese. */
export function comparedWords(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  return folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** F1 of two texts as bags of words, 0-1; 1 when both are empty. */
export function wordF1(text: string, expected: string): number {
  const own = comparedWords(text);
  const wanted = comparedWords(expected);
  if (own.length === 0 || wanted.length === 0) return own.length === wanted.length ? 1 : 0;
  const counts = new Map<string, number>();
  for (const word of wanted) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of own) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      common += 1;
      counts.set(word, left - 1);
    }
  }
  return (2 * common) / (own.length + wanted.length);
}

/** Share of places where two texts agree, by the longest common run from both ends; good enough where only letters differ. */
export function characterAccuracy(text: string, expected: string): number {
  const own = [...text];
  const wanted = [...expected];
  if (wanted.length === 0) return own.length === 0 ? 1 : 0;
  let same = 0;
  for (let at = 0; at < Math.min(own.length, wanted.length); at += 1) if (own[at] === wanted[at]) same += 1;
  return same / Math.max(own.length, wanted.length);
}
