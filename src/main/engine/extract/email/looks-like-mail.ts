const known =
  /^(?:received|return-path|from|to|cc|subject|date|message-id|mime-version|delivered-to|reply-to|dkim-signature|x-[\w-]+|content-type|sender|arc-[\w-]+|authentication-results)$/i;
const sure = /^(?:received|return-path|from|message-id|mime-version|delivered-to)$/i;

/** Whether a file begins like a message: header fields only, most of them such as mails have. */
export function looksLikeMail(head: Uint8Array): boolean {
  const text = new TextDecoder('windows-1252').decode(head.subarray(0, 4096)).replace(/^\d{1,10}\s*\r?\n/, '');
  let fields = 0;
  let usual = 0;
  let certain = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line === '') break;
    if (/^[ \t]/.test(line)) continue;
    const name = /^([!-9;-~]+):/.exec(line)?.[1];
    // The sample may end inside a line; anything before that must be a field.
    if (name === undefined) {
      if (!text.endsWith(line)) return false;
      continue;
    }
    fields += 1;
    if (known.test(name)) usual += 1;
    if (sure.test(name)) certain += 1;
  }
  return certain >= 2 && usual >= 3 && usual * 2 >= fields;
}
