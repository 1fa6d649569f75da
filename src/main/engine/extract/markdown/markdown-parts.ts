import { limits } from '../../limits.ts';

/**
 * Cuts a long Markdown text before headings that stand outside code, into parts of at least
 * `limits.extract.markdownPartCharacters`: each is parsed by itself, so that a long file arrives bit by bit. A short one
 * stays whole; link definitions are only found in the part that uses them.
 */
export function* markdownParts(markdown: string): Generator<string> {
  const least = limits.extract.markdownPartCharacters;
  let start = 0;
  let fence: string | null = null;
  for (let at = 0; at < markdown.length; ) {
    const next = markdown.indexOf('\n', at);
    const lineEnd = next < 0 ? markdown.length : next + 1;
    const line = markdown.slice(at, Math.min(lineEnd, at + 200));
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (mark && fence === null) fence = mark;
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null;
    const far = at - start >= least;
    const boundary =
      fence === null && (/^ {0,3}#{1,6}\s/.test(line) || (line.trim() === '' && at - start >= 1.5 * least));
    if (far && boundary) {
      yield markdown.slice(start, at);
      start = at;
    }
    at = lineEnd;
  }
  yield markdown.slice(start);
}
