import { codePageDecoder } from '../code-page/code-page-decoder.ts';
import { msgLimits } from './limits.ts';

export type RtfBody = { readonly html: boolean; readonly text: string };

/** Groups whose content is no text of the body. */
const silent: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf generator listtable listoverridetable rsidtbl themedata colorschememapping latentstyles datastore xmlnstbl mmathPr fldinst filetbl revtbl bkmkstart bkmkend mhtmltag'.split(
    ' ',
  ),
);
const signs: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  row: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};
/** Windows code pages of `\fcharset`. */
const charsets: Readonly<Record<number, number>> = {
  0: 1252,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

type Group = { skip: boolean; rtfOnly: boolean; tag: boolean; unicodeSkip: number; font: number };

/**
 * The body that an Outlook RTF carries: the HTML encapsulated in it ([MS-OXRTFEX]), or else its text. Damaged groups end with
 * the input; nothing recurses.
 */
export function rtfBody(bytes: Uint8Array): RtfBody {
  const source = new TextDecoder('windows-1252').decode(bytes);
  const html = source.slice(0, 2_000).includes('\\fromhtml1');
  const fonts = fontPages(source);
  let page = Number(/\\ansicpg(\d+)/.exec(source.slice(0, 2000))?.[1] ?? 1252) || 1252;
  if (page === 65001 && !html) page = 1252;
  const out: string[] = [];
  let raw: number[] = [];
  let group: Group = { skip: false, rtfOnly: false, tag: false, unicodeSkip: 1, font: -1 };
  const open: Group[] = [];
  let left = 0;
  const flush = () => {
    if (raw.length > 0) out.push(codePageDecoder(fonts.get(group.font) ?? page)(Uint8Array.from(raw)));
    raw = [];
  };
  const put = (text: string) => {
    if (group.skip || (html && group.rtfOnly)) return;
    if (left > 0) {
      left -= 1;
      return;
    }
    flush();
    out.push(text);
  };
  const token = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/g;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const [, word, number, hex, symbol, brace, plain] = match;
    if (brace === '{') {
      flush();
      if (open.length < msgLimits.maxRtfDepth) open.push({ ...group });
      left = 0;
    } else if (brace === '}') {
      flush();
      group = open.pop() ?? group;
      left = 0;
    } else if (hex !== undefined) {
      if (group.skip || (html && group.rtfOnly)) continue;
      if (left > 0) left -= 1;
      else raw.push(Number.parseInt(hex, 16));
    } else if (plain !== undefined) {
      if (left > 0) {
        const dropped = Math.min(left, plain.length);
        left -= dropped;
        if (dropped < plain.length) put(plain.slice(dropped));
      } else put(plain);
    } else if (symbol !== undefined) {
      if (symbol === '*') {
        const destination = /^\\([a-z]+)/.exec(source.slice(token.lastIndex, token.lastIndex + 40))?.[1];
        if (html && destination === 'htmltag') group.tag = true;
        else if (destination !== 'shppict') group.skip = true;
      } else if (symbol === '~') put(' ');
      else if (symbol === '\\' || symbol === '{' || symbol === '}') put(symbol);
      else if (symbol === '\n' || symbol === '\r') put('\n');
    } else if (word !== undefined) {
      const value = number === undefined ? null : Number(number);
      if (word === 'u' && value !== null) {
        put(String.fromCharCode(value < 0 ? value + 65_536 : value));
        if (!group.skip) left = group.unicodeSkip;
      } else if (word === 'uc') group.unicodeSkip = Math.min(8, Math.max(0, value ?? 1));
      else if (word === 'f') {
        flush();
        group.font = value ?? -1;
      } else if (word === 'htmlrtf') group.rtfOnly = value !== 0;
      else if (word === 'bin') token.lastIndex += Math.max(0, value ?? 0);
      else if (silent.has(word)) group.skip = true;
      else if (
        Object.hasOwn(signs, word) &&
        !(html && !group.tag && word !== 'tab' && word !== 'par' && word !== 'line')
      )
        put(signs[word] ?? '');
    }
  }
  flush();
  return { html, text: out.join('').toWellFormed() };
}

/** Code page of each font of the table, by its number. */
function fontPages(source: string): Map<number, number> {
  const pages = new Map<number, number>();
  const start = source.indexOf('{\\fonttbl');
  const table = start < 0 ? '' : source.slice(start, start + msgLimits.fontTableCharacters);
  for (const [, font, charset] of table.matchAll(/\\f(\d{1,5})\b[^{};]{0,200}?\\fcharset(\d{1,3})/g)) {
    const page = charsets[Number(charset)];
    if (page) pages.set(Number(font), page);
  }
  return pages;
}
