/** Mean confidence of words, 0-1, weighted by length; 0 for none. */
export function meanConfidence(words: readonly { readonly text: string; readonly confidence: number }[]): number {
  const length = words.reduce((sum, word) => sum + word.text.length, 0);
  return length === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / length;
}
