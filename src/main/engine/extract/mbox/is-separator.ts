const dated = /^From [^\n]*(?:\b\d{1,2}:\d{2}\b[^\n]*\b(?:19|20)\d{2}\b|\b(?:19|20)\d{2}\b[^\n]*\b\d{1,2}:\d{2}\b)/;
const sender = /^From \S+[ \t]*\r?\n/;
const header = /^[^\n]*\r?\n(?:>?From |[!-9;-~]{1,80}:)/;

/**
 * Whether text that begins with `From ` at a line's start separates messages: a date stands in it, or an empty line before it and
 * nothing but a sender in it, and a header follows. A sentence that begins so does not.
 */
export function isSeparator(text: string, afterEmptyLine: boolean): boolean {
  return header.test(text) && (dated.test(text) || (afterEmptyLine && sender.test(text)));
}
