import { decodedBytes } from './decode-transfer.ts';
import { decodedText } from './decoded-text.ts';
import { mimeLimits } from './limits.ts';
import type { MimePart } from './mime-tree.ts';

/**
 * The text of a text part: transfer encoding undone, then the declared charset — unless the bytes prove it wrong, as mails
 * often lie — and flowed lines (RFC 3676) joined.
 */
export async function partText(bytes: Uint8Array, part: MimePart): Promise<string> {
  const own = decodedBytes(bytes.subarray(part.start, part.end), part.encoding, mimeLimits.maxTextBytes);
  const text = await decodedText(own, part.parameters.get('charset') ?? '');
  const flowed = part.type === 'text/plain' && part.parameters.get('format')?.toLowerCase() === 'flowed';
  return flowed ? flowedText(text, part.parameters.get('delsp')?.toLowerCase() === 'yes') : text;
}

/** Joins lines that end in a space; `joinsWithout` drops that space (East Asian text). */
function flowedText(text: string, joinsWithout: boolean): string {
  const out: string[] = [];
  let depthBefore = -1;
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    const quote = /^>*/.exec(line)?.[0] ?? '';
    const body = line.slice(quote.length).replace(/^ /, '');
    if (open && quote.length === depthBefore && body !== '-- ') out[out.length - 1] += body;
    else out.push(quote.length > 0 ? `${quote} ${body}` : body);
    open = body.endsWith(' ') && body !== '-- ';
    depthBefore = quote.length;
    if (open && joinsWithout) out[out.length - 1] = (out.at(-1) ?? '').slice(0, -1);
  }
  return out.join('\n');
}
