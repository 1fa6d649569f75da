/** As `foldText`, letter by letter, so that offsets into the text stay true: lower case, no accents; white space is left alone. */
export function foldInPlace(text: string): string {
  return text.replace(/[^\p{ASCII}]|[A-Z]/gu, (letter) => {
    const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    if (plain.length === letter.length) return plain;
    const low = letter.toLowerCase();
    return low.length === letter.length ? low : letter;
  });
}
