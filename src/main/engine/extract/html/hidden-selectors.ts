import { type HtmlTree, textsOf } from './html-tree.ts';
import { inlineStyle } from './inline-style.ts';
import { htmlLimits } from './limits.ts';

/**
 * Classes (`.name`) and ids (`#name`) that the page's own style sheets hide outright. One that another rule mentions together
 * with a way of showing it (tabs, menus that open) is left: a person can get to see it.
 */
export function hiddenSelectors(tree: HtmlTree): ReadonlySet<string> {
  const sheet = withoutNotes(textsOf(tree, 'style').join('\n').slice(0, htmlLimits.maxStyleCharacters));
  if (!/display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01]/i.test(sheet)) return new Set();
  const hidden = new Set<string>();
  const shown = new Set<string>();
  for (const { selectors, body } of topRules(sheet)) {
    const style = inlineStyle(body);
    const display = style.get('display');
    const hides =
      display === 'none' ||
      style.get('visibility') === 'hidden' ||
      /^[01]?(?:px|pt)?$|^0$/.test(style.get('font-size') ?? '-');
    for (const selector of selectors.split(',')) {
      const plain = /^\s*(?:[a-z][a-z0-9]*)?([.#][\w-]+)\s*$/i.exec(selector)?.[1];
      if (hides && plain) hidden.add(plain);
      else if (display !== undefined || style.has('visibility'))
        for (const name of selector.match(/[.#][\w-]+/g) ?? []) if (!hides) shown.add(name);
    }
  }
  for (const name of shown) hidden.delete(name);
  return hidden;
}

function withoutNotes(sheet: string): string {
  const kept: string[] = [];
  for (let at = 0; at < sheet.length; ) {
    const open = sheet.indexOf('/*', at);
    kept.push(sheet.slice(at, open < 0 ? sheet.length : open));
    const close = open < 0 ? -1 : sheet.indexOf('*/', open + 2);
    at = close < 0 ? sheet.length : close + 2;
  }
  return kept.join('');
}

/** Rules outside any block (`@media` may not apply); rules inside such blocks only show things. */
function* topRules(sheet: string): Generator<{ readonly selectors: string; readonly body: string }> {
  let depth = 0;
  let start = 0;
  let selectors = '';
  for (let at = 0; at < sheet.length; at += 1) {
    if (sheet[at] === '{') {
      if (depth === 0) selectors = sheet.slice(start, at);
      depth += 1;
      if (depth === 1) start = at + 1;
    } else if (sheet[at] === '}') {
      depth = Math.max(0, depth - 1);
      if (depth === 0) {
        if (!selectors.trim().startsWith('@')) yield { selectors, body: sheet.slice(start, at) };
        else
          for (const [, inner = '', body = ''] of sheet.slice(start, at).matchAll(/([^{}]+)\{([^{}]*)\}/g))
            if (!/none|hidden/.test(body)) yield { selectors: inner, body };
        start = at + 1;
      }
    }
  }
}
