/**
 * A deliberately small Markdown reader for text nobody vouches for. Its output can express paragraphs, headings, lists,
 * quotes, code, bold and italic, and nothing else: no links, no images, no HTML, so there is nothing to sanitise.
 */
import { partEnd } from './answer-source.ts';

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'bold' | 'italic'; readonly children: readonly Inline[] };

export type RichBlock =
  | { readonly type: 'paragraph' | 'heading' | 'quote'; readonly children: readonly Inline[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly type: 'code'; readonly text: string };

/** The part ends in syntax that is not shown, so that none is lost with it. */
function partEnds(text: string): string {
  return [...text].filter((each) => each === partEnd).join('');
}

/** Nesting of bold and italic beyond this is shown as plain text. */
const maxDepth = 4;

/**
 * What stands between two `asItIs` first, then a sign with a backslash before it, as names of files are written so that they mean
 * nothing: it is shown without the backslash.
 */
const inlinePattern =
  /\uE001([^\uE001]*)\uE001|\\([\\`*_[\]<>#|])|(`+)(.+?)\3(?!`)|(\*\*|__)(?=\S)(.+?)(?<=[^\s\\]|\\\\)\5|(?<![\p{L}\p{N}])([*_])(?=\S)(.+?)(?<=[^\s\\]|\\\\)\7(?![\p{L}\p{N}])|!?\[([^\]\n]{0,500})\]\(([^()\s]{0,2000})[^()\n]{0,200}\)/su;

/** Reads one run of inline text. Links become their words followed by the address, images their description. */
export function readInline(source: string, depth = 0): Inline[] {
  const parts: Inline[] = [];
  /** Words beside one another are one run, whatever parted them in the source. */
  const addText = (text: string) => {
    const last = parts.at(-1);
    if (last?.type === 'text') parts[parts.length - 1] = { type: 'text', text: last.text + text };
    else parts.push({ type: 'text', text });
  };
  let rest = source;
  while (rest !== '') {
    const match = depth < maxDepth ? inlinePattern.exec(rest) : null;
    if (!match) {
      addText(rest);
      break;
    }
    if (match.index > 0) addText(rest.slice(0, match.index));
    const [whole, plain, sign, tick, code, double, bold, single, italic, label, address] = match;
    if (plain !== undefined) addText(plain);
    else if (sign !== undefined) addText(sign);
    else if (tick !== undefined) parts.push({ type: 'code', text: code ?? '' });
    else if (double !== undefined) parts.push({ type: 'bold', children: readInline(bold ?? '', depth + 1) });
    else if (single !== undefined) parts.push({ type: 'italic', children: readInline(italic ?? '', depth + 1) });
    else if (whole.startsWith('!')) addText(`${label}${partEnds(address ?? '')}`);
    else addText(address ? `${label} (${address})` : (label ?? ''));
    rest = rest.slice(match.index + whole.length);
  }
  return parts;
}

const fence = /^\s{0,3}(```+|~~~+)/;
const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const bullet = /^\s{0,8}[-*•+]\s+(.*)$/;
const numbered = /^\s{0,8}(\d{1,9})[.)]\s+(.*)$/;
const quoted = /^\s{0,3}>\s?(.*)$/;

/** Reads blocks; an unclosed code fence, as while streaming, runs to the end. */
export function readMarkdown(source: string): RichBlock[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks: RichBlock[] = [];
  let at = 0;

  /** Takes lines from `at` while `take` returns text for them. */
  function collect(take: (line: string) => string | null): string[] {
    const taken: string[] = [];
    for (; at < lines.length; at += 1) {
      const text = take(lines[at] ?? '');
      if (text === null) break;
      taken.push(text);
    }
    return taken;
  }
  const startsBlock = (line: string) => [fence, heading, bullet, numbered, quoted].some((each) => each.test(line));

  while (at < lines.length) {
    const line = lines[at] ?? '';
    const open = fence.exec(line);
    const number = numbered.exec(line);
    if (line.trim() === '') {
      at += 1;
    } else if (open) {
      at += 1;
      const mark = open[1] ?? '```';
      const text = collect((each) => (each.trimStart().startsWith(mark) ? null : each)).join('\n');
      blocks.push({ type: 'code', text: text + partEnds(line) + partEnds(lines[at] ?? '') });
      at += 1;
    } else if (heading.test(line)) {
      at += 1;
      blocks.push({ type: 'heading', children: readInline(heading.exec(line)?.[1] ?? '') });
    } else if (quoted.test(line)) {
      const text = collect((each) => quoted.exec(each)?.[1] ?? null).join('\n');
      blocks.push({ type: 'quote', children: readInline(text) });
    } else if (bullet.test(line) || number) {
      const marker = number ? numbered : bullet;
      const items: string[] = [];
      const first = Number(number?.[1] ?? 1);
      collect((each) => {
        const found = marker.exec(each);
        // Clause 12 after clause 3 is not number 4.
        if (found && number && items.length > 0 && Number(found[1]) !== first + items.length) return null;
        const item = found?.at(-1);
        const goesOn = items.length > 0 && /^\s{2,}\S/.test(each) && !startsBlock(each);
        if (item === undefined && !goesOn) return null;
        if (item !== undefined) items.push(item);
        else items[items.length - 1] += `\n${each.trim()}`;
        return each;
      });
      blocks.push({
        type: 'list',
        ordered: number !== null,
        start: first,
        items: items.map((item) => readInline(item)),
      });
    } else {
      let first = true;
      const text = collect((each) => {
        if (each.trim() === '' || (!first && startsBlock(each))) return null;
        first = false;
        return each;
      }).join('\n');
      blocks.push({ type: 'paragraph', children: readInline(text) });
    }
  }
  return blocks;
}
