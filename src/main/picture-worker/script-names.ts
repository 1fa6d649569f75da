/** What Tesseract's script detection calls a script, as we name it; null for its `Common` and `NULL`. */
export function scriptNames(name: string): string | null {
  if (/^(NULL|Common|Inherited)?$/.test(name)) return null;
  if (name === 'Fraktur') return 'Latin';
  if (/^(Hiragana|Katakana|Japanese)/.test(name)) return 'Japanese';
  if (/^(Hangul|Korean)/.test(name)) return 'Korean';
  return name.replace(/_vert$/, '');
}
