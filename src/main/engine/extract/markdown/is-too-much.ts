import { markdownLimits } from './limits.ts';

/** Elements at the start of a line whose markup the parser passes on as it is, up to the next empty line. */
const rawHtml =
  /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|details|div|dl|dt|dd|fieldset|figure|footer|form|h[1-6]|head|header|html|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?=[\s/>]|$)/i;

/**
 * Whether a part of a Markdown text would keep its parser busy for longer than any document is worth: containers nested without
 * end, or a paragraph of signs that each may open something. Looks at every line once.
 */
export function isTooMuch(markdown: string): boolean {
  if (markdown.length > markdownLimits.maxPartCharacters) return true;
  let openers = 0;
  let length = 0;
  /** Code or markup that is not looked into; null in ordinary text. */
  let raw: 'code' | 'html' | null = null;
  let fence = '';
  for (let at = 0; at < markdown.length; ) {
    const next = markdown.indexOf('\n', at);
    const end = next < 0 ? markdown.length : next + 1;
    const line = markdown.slice(at, end);
    at = end;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (raw === 'code') {
      if (mark.startsWith(fence)) raw = null;
      continue;
    }
    const { marks, indent } = lineStart(line);
    if (marks > markdownLimits.maxLineMarks || indent > markdownLimits.maxIndent) return true;
    const isEmpty = line.trim() === '';
    // What begins with a mark, and what follows an empty line, is a paragraph of its own.
    const begins = marks > 0 || isEmpty || raw === 'html' || /^\s*(?:[|#]|\[[^\]]{1,200}\]:)/.test(line);
    if (begins) {
      openers = 0;
      length = 0;
    }
    if (isEmpty) {
      raw = null;
      continue;
    }
    if (length === 0 && rawHtml.test(line)) raw = 'html';
    if (mark !== '' && raw === null && !(mark.startsWith('`') && line.indexOf('`', mark.length + 3) >= 0)) {
      raw = 'code';
      fence = mark;
    }
    if (raw !== null) continue;
    openers += openersIn(line);
    length += line.length;
    if (openers * length > markdownLimits.maxParagraphWork) return true;
  }
  return false;
}

/** How many marks of quotes and lists a line begins with, and its longest run of spaces between them. */
function lineStart(line: string): { readonly marks: number; readonly indent: number } {
  const start = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)](?=\s)))*[ \t]*/.exec(line)?.[0] ?? '';
  const marks = start.match(/[>*+-]|\d+[.)]/g)?.length ?? 0;
  const indent = (start.match(/[ \t]+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  return { marks, indent };
}

/** Runs of one sign count once where their length is what is looked for. */
function openersIn(line: string): number {
  return line.match(/[[\]<]|`+|[*_~]+/g)?.length ?? 0;
}
