/**
 * The words of a document written as pandoc's own tree: what `Str`, `Code`, `CodeBlock` and `Math` hold, and what stands between
 * them. Identifiers, classes, sizes, link targets and other attributes are no words of the page.
 */
export function nativeText(tree: string): string {
  let text = '';
  /** The last constructor before a string, and how many parentheses have opened since. */
  let last = '';
  let depth = 0;
  for (const [token, quoted] of tree.matchAll(/"((?:[^"\\]|\\.)*)"|[A-Z]\w*|[()]/gs)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth = Math.max(0, depth - 1);
    else if (quoted === undefined) {
      // `Math InlineMath "…"`: the kind of formula is no constructor of its own.
      if (token !== 'InlineMath' && token !== 'DisplayMath') {
        last = token;
        depth = 0;
      }
      if (!joined.has(token)) text += ' ';
    } else if (depth === 0 && written.has(last)) text += unescaped(quoted);
  }
  return text;
}

const written = new Set(['Str', 'Code', 'CodeBlock', 'Math', 'InlineMath', 'DisplayMath']);
/** Constructors that may stand inside a word. */
const joined = new Set([
  'Str',
  'Emph',
  'Strong',
  'Underline',
  'Strikeout',
  'Superscript',
  'Subscript',
  'SmallCaps',
  'Span',
  'Link',
  'Code',
]);

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { n: '\n', t: '\t' };
  return text
    .replace(/\\(\d+)/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\\&/g, '')
    .replace(/\\(.)/gs, (_, sign: string) => signs[sign] ?? sign);
}
