/** JSON as people write it by hand: with `//` and block comments and a comma after the last entry. */

/** Throws a SyntaxError as JSON.parse does; its positions are those of the given text. */
export function parseRelaxedJson(text: string): unknown {
  return JSON.parse(withoutCommas(withoutComments(text.replace(/^\uFEFF/, ' '))));
}

/** Comments become blanks, line ends stay, so that places stay the same. */
function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (part) =>
    part.startsWith('"') ? part : part.replace(/[^\n]/g, ' '),
  );
}

function withoutCommas(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g, (part) => (part === ',' ? ' ' : part));
}
