import type { MetadataField } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { type ContentLine, contentLines, plainValue, valuePieces } from './content-lines.ts';

/** Properties that are text for a person, in the order they are shown, and what stands before them. */
const shown: readonly (readonly [name: string, label: string])[] = [
  ['NICKNAME', 'Nickname'],
  ['ORG', 'Organization'],
  ['TITLE', 'Title'],
  ['ROLE', 'Role'],
  ['TEL', 'Phone'],
  ['EMAIL', 'E-mail'],
  ['IMPP', 'Messenger'],
  ['ADR', 'Address'],
  ['URL', 'Web'],
  ['BDAY', 'Birthday'],
  ['ANNIVERSARY', 'Anniversary'],
  ['CATEGORIES', 'Categories'],
  ['NOTE', 'Note'],
];
const structured: ReadonlySet<string> = new Set(['ORG', 'ADR']);

/** The contacts of an address book: a heading with the name, then a line for each thing known. */
export function contactBlocks(text: string): {
  readonly fields: readonly MetadataField[];
  readonly blocks: readonly BlockDraft[];
} {
  const blocks: BlockDraft[] = [];
  const names: string[] = [];
  let lines: ContentLine[] = [];
  const finish = () => {
    const name = nameOf(lines);
    const known = shown.flatMap(([property, label]) =>
      lines.filter((line) => line.name === property).flatMap((line) => contactLine(line, label)),
    );
    lines = [];
    if (name !== '') blocks.push({ kind: 'heading', level: 2, text: name });
    if (known.length > 0) blocks.push({ kind: 'paragraph', level: 0, text: known.join('\n') });
    if (name !== '') names.push(name);
  };
  for (const line of contentLines(text)) {
    if (line.name === 'BEGIN' || line.name === 'END') finish();
    else lines.push(line);
  }
  finish();
  const fields: MetadataField[] =
    names.length === 1 && names[0] ? [{ name: 'title', value: names[0], source: 'vcard:FN' }] : [];
  return { fields, blocks };
}

function nameOf(lines: readonly ContentLine[]): string {
  const value = (name: string) => lines.find((line) => line.name === name)?.value ?? '';
  const full = plainValue(value('FN')).replace(/\n/g, ' ');
  if (full !== '') return full;
  // Family name, given name, further names, title, suffix.
  const [family = '', given = '', ...others] = value('N').split(';').map(plainValue);
  return [given, others[0], family].filter((piece) => piece).join(' ') || valuePieces(value('ORG')).join(', ');
}

function contactLine({ name, value, parameters }: ContentLine, label: string): string[] {
  const text = structured.has(name)
    ? valuePieces(value).join(', ')
    : plainValue(value).replace(/^(?:tel|mailto|xmpp|skype):/i, '');
  const types = (parameters.get('TYPE') ?? '')
    .toLowerCase()
    .split(',')
    .filter((type) => !/^(?:pref|internet|voice|x-.*|)$/.test(type));
  return text === '' ? [] : [`${label}${types.length > 0 ? ` (${types.join(', ')})` : ''}: ${text}`];
}
