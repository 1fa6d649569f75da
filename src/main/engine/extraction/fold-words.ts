/** Words as they are compared: small letters, no accents, no signs. */
import { foldPlural } from './fold-plural.ts';

/** `Total (Incl. GST):` → `total incl gst`. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#&]+/gu, ' ')
    .trim();
}

/** The words of a text without their plural endings. */
export function foldWords(text: string): string[] {
  const folded = foldText(text);
  return folded === '' ? [] : folded.split(' ').map(foldPlural);
}
