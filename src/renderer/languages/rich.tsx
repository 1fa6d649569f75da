import { createElement, Fragment, type ReactNode } from 'react';
import { forThisMachine, type PlaceNames } from './fill.ts';
import { useLanguage } from './language-store.ts';

const plainTags = ['b', 'strong', 'em', 'i', 'kbd', 'code', 'q'] as const;
type PlainTag = (typeof plainTags)[number];

/** Names of the elements in a sentence that are not simple ones: `link` of `Open <link>Settings</link>`. */
type TagNames<Text extends string> = Text extends `${string}</${infer Name}>${infer Rest}`
  ? Exclude<Name, PlainTag> | TagNames<Rest>
  : never;

type Slots<Text extends string> = Readonly<
  Record<PlaceNames<Text>, ReactNode> & Record<TagNames<Text>, (children: ReactNode) => ReactNode>
>;
type SlotsFor<Text extends string> = [PlaceNames<Text> | TagNames<Text>] extends [never] ? [] : [slots: Slots<Text>];
type AnySlots = Readonly<Record<string, ReactNode | ((children: ReactNode) => ReactNode)>>;

/**
 * A sentence with elements inside, one sentence for those who translate it: `rich('Say <b>yes</b> in {place}', { place })`,
 * `rich('Open <link>Settings</link>', { link: (text) => <a>{text}</a> })`. Places take text or elements; `b`, `strong`, `em`, `i`,
 * `kbd`, `code` and `q` stand for themselves.
 */
export function rich<const Text extends string>(text: Text, ...[slots]: SlotsFor<Text>): ReactNode {
  const found = useLanguage.getState().catalogue[text];
  return parts(typeof found === 'string' ? found : forThisMachine(text), (slots ?? {}) as AnySlots);
}

const token = /<(\w+)>(.*?)<\/\1>|\{(\w+)\}/gs;

function parts(text: string, slots: AnySlots): ReactNode {
  const out: ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(token)) {
    out.push(text.slice(at, match.index));
    at = match.index + match[0].length;
    out.push(<Fragment key={match.index}>{slotOf(match, slots)}</Fragment>);
  }
  out.push(text.slice(at));
  return out;
}

function slotOf([whole, tag, inner = '', place]: RegExpMatchArray, slots: AnySlots): ReactNode {
  if (place !== undefined) {
    const value = slots[place];
    if (typeof value === 'function') return whole;
    // A name from the person's disk keeps its own direction.
    return typeof value === 'string' ? <bdi>{value}</bdi> : value;
  }
  const children = parts(inner, slots);
  const slot = tag === undefined ? undefined : slots[tag];
  if (typeof slot === 'function') return slot(children);
  return plainTags.some((plain) => plain === tag) && tag ? createElement(tag, null, children) : whole;
}
