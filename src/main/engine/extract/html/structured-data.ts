import { htmlLimits } from './limits.ts';

/** Types of things a page is about, as schema.org names them. */
const articles =
  /^(?:\w*Article|\w*Posting|WebPage|\w*Page|Report|Recipe|Book|Event|Product|HowTo|Review|Dataset|Course|Movie|VideoObject|Claim\w*)$/;

/** Fields out of a page's JSON-LD: title (`headline`), author, created, modified, description, keywords, publisher, language. */
export function structuredData(texts: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const put = (name: string, value: string) => {
    if (value !== '' && !found.has(name)) found.set(name, value);
  };
  const things = texts.flatMap((text) => thingsOf(parsed(text)));
  // An article says more than the page it stands on.
  const ranked = [...things].sort((a, b) => Number(/Page$/.test(typeOf(a))) - Number(/Page$/.test(typeOf(b))));
  for (const thing of ranked) {
    if (!articles.test(typeOf(thing))) continue;
    put('headline', textOf(thing.headline) || (typeOf(thing).endsWith('Page') ? '' : textOf(thing.name)));
    put('author', namesOf(thing.author ?? thing.creator));
    put('created', textOf(thing.datePublished ?? thing.dateCreated ?? thing.uploadDate));
    put('modified', textOf(thing.dateModified));
    put('description', textOf(thing.description));
    put(
      'keywords',
      Array.isArray(thing.keywords) ? thing.keywords.map(textOf).filter(Boolean).join(', ') : textOf(thing.keywords),
    );
    put('publisher', namesOf(thing.publisher));
    put('language', textOf(thing.inLanguage));
  }
  return found;
}

type Thing = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  if (text.length > htmlLimits.maxDataCharacters) return null;
  try {
    return JSON.parse(text.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/)|(?:-->|\/\*\]\]>\*\/)\s*$/g, ''));
  } catch {
    // Pages carry broken data; the page itself is read all the same.
    return null;
  }
}

/** Things at the top, in lists and in `@graph`. */
function thingsOf(value: unknown): Thing[] {
  const things: Thing[] = [];
  const open: unknown[] = [value];
  for (let looked = 0; open.length > 0 && looked < htmlLimits.maxDataValues; looked += 1) {
    const next = open.shift();
    if (Array.isArray(next)) open.push(...next.slice(0, htmlLimits.maxDataValues));
    else if (isThing(next)) {
      things.push(next);
      for (const inner of [next['@graph'], next.mainEntity, next.mainEntityOfPage])
        if (typeof inner === 'object') open.push(inner);
    }
  }
  return things;
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(thing: Thing): string {
  const type = thing['@type'];
  return String(Array.isArray(type) ? (type[0] ?? '') : (type ?? '')).replace(/^.*[/:]/, '');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (isThing(value)) return textOf(value['@value'] ?? value.name);
  return '';
}

function namesOf(value: unknown): string {
  const list = Array.isArray(value) ? value : [value];
  return [...new Set(list.map(textOf))].filter((name) => name !== '' && !/^https?:/.test(name)).join(', ');
}
