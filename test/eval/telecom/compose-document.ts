/** Puts a document together from its plan and its items: headings, sentences, tables and what was laid in the way. */
import { type DrawnItems, pick } from './draw-items.ts';
import type {
  Block,
  ComposedDocument,
  DocumentPlan,
  HalfWords,
  NamedItem,
  SectionPlan,
  Wording,
} from './telecom-types.ts';

type Random = () => number;
type NamedCategory = 'parameters' | 'counters' | 'events';
type Context = {
  readonly plan: DocumentPlan;
  readonly items: DrawnItems;
  readonly wording: Wording;
  readonly words: HalfWords;
  readonly random: Random;
};

const combined: readonly string[] = ['parameters', 'counters', 'events'];

/** The blocks of a document in their order. */
export function composeDocument(
  plan: DocumentPlan,
  items: DrawnItems,
  words: HalfWords,
  random: Random,
): ComposedDocument {
  const wording = plan.language === 'mixed' ? words.german : words.english;
  const context: Context = { plan, items, wording, words, random };
  const notes = notesOf(context);
  const marks = notes.map((_, index) => `[${index + 1}]`).join(' ');
  const opening = pick(wording.openings, random).replaceAll('{f}', items.title);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: items.title },
    { kind: 'paragraph', text: marks ? `${opening} ${marks}` : opening },
  ];
  let kindsDone = false;
  for (const section of plan.sections) {
    if (section.layout === 'footnote') continue;
    if (section.layout === 'kinds' && combined.includes(section.category)) {
      if (!kindsDone) blocks.push(...kindsTable(context));
      kindsDone = true;
      continue;
    }
    blocks.push(...sectionBlocks(section, context));
  }
  const traps = trapBlocks(context);
  // An injected instruction stands in the middle, everything else after the sections.
  const middle = traps.filter(({ early }) => early).flatMap((trap) => trap.blocks);
  const place = blocks.findIndex((block, index) => index > 2 && block.kind === 'heading' && block.level === 2);
  blocks.splice(place < 0 ? blocks.length : place, 0, ...middle);
  blocks.push(...traps.filter(({ early }) => !early).flatMap((trap) => trap.blocks));
  if (notes.length > 0) blocks.push(heading(wording.traps.notes), { kind: 'footnotes', notes });
  const broken = plan.traps.includes('broken-names')
    ? [...items.parameters, ...items.counters].map(({ name }) => name)
    : [];
  return { title: items.title, page: plan.page, blocks: numbered(blocks, plan.number), broken };
}

/** Some documents count their sections, in one of two ways. */
function numbered(blocks: readonly Block[], document: number): readonly Block[] {
  const sign = document % 3 === 0 ? '.' : document % 5 === 0 ? '' : null;
  let section = 0;
  return blocks.map((block) => {
    if (sign === null || block.kind !== 'heading' || block.level !== 2) return block;
    section += 1;
    return { ...block, text: `${section}${sign} ${block.text}` };
  });
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}

function notesOf({ plan, items, wording, random }: Context): readonly string[] {
  if (!plan.sections.some(({ category, layout }) => category === 'events' && layout === 'footnote')) return [];
  return items.events.map((item) => sentenceOf('events', item, wording, random));
}

function sectionBlocks(section: SectionPlan, context: Context): readonly Block[] {
  const { wording, items, random } = context;
  const { category, layout } = section;
  if (category === 'relatedFeatures' && layout === 'sentence') {
    const names = items.relatedFeatures;
    const [sentence, and] = wording.relatedSentence;
    const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}` : (names[0] ?? '');
    return [{ kind: 'paragraph', text: sentence.replace('{n}', list) }];
  }
  const head = heading(pick(wording.headings[category], random));
  if (layout === 'none') return [head, { kind: 'paragraph', text: wording.none[category] }];
  const start: Block[] = [head];
  if (random() < 0.7) start.push({ kind: 'paragraph', text: pick(wording.leads[category], random) });
  if (category === 'parameters' || category === 'counters' || category === 'events')
    return [...start, ...namedBlocks(category, layout, context)];
  return [...start, ...plainBlocks(category, layout, context)];
}

function plainBlocks(
  category: 'mainFeatures' | 'relatedFeatures' | 'activation',
  layout: string,
  { items, wording, random }: Context,
): readonly Block[] {
  const list = items[category];
  if (layout === 'table')
    return [
      {
        kind: 'table',
        head: ['#', wording.headings[category][0] ?? ''],
        rows: list.map((text, index) => [String(index + 1), text]),
      },
    ];
  if (layout !== 'prose') return [{ kind: 'list', ordered: category === 'activation', items: list }];
  const sentences = list.map((text) => {
    if (category === 'activation') return text;
    if (category === 'mainFeatures') return `${text}.`;
    return pick(wording.prose.relatedFeatures, random).replace('{n}', text);
  });
  return [{ kind: 'paragraph', text: sentences.join(' ') }];
}

/** The items of a category, with removed ones between them where the plan says so. */
function shownItems(category: NamedCategory, { plan, items, wording }: Context): readonly NamedItem[] {
  const shown = [...items[category]];
  if (plan.traps.includes('removed-inline')) {
    const [gone] = items.gone[category];
    if (gone) shown.splice(1, 0, { name: gone.name, description: wording.traps.removed[2] });
  }
  return shown;
}

function namedBlocks(category: NamedCategory, layout: string, context: Context): readonly Block[] {
  const { wording, words, random, plan } = context;
  const shown = shownItems(category, context);
  const texts = shown.map(({ name, description = '' }) => [name, description] as const);
  switch (layout) {
    case 'list':
      return [{ kind: 'list', ordered: false, items: texts.map(([name, text]) => `${name}: ${text}`) }];
    case 'definitions':
      return [{ kind: 'definitions', pairs: texts }];
    case 'headed':
      return texts.flatMap(([name, text]): Block[] => [
        { kind: 'heading', level: 3, text: name },
        { kind: 'paragraph', text: `${capital(text)}.` },
      ]);
    case 'keys':
      return texts.map(([name, text]) => ({
        kind: 'keys',
        pairs: [
          [wording.kinds[category], name],
          [wording.columns.description, text],
          ...(category === 'parameters' ? [[wording.columns.extra, pick(words.values, random)] as const] : []),
        ],
      }));
    case 'prose':
      return [{ kind: 'paragraph', text: shown.map((item) => sentenceOf(category, item, wording, random)).join(' ') }];
    default:
      return [tableOf(category, shown, layout === 'merged' || plan.page === 'headers', context)];
  }
}

/** A table of names; `grouped` puts rows that span it between the others. */
function tableOf(category: NamedCategory, shown: readonly NamedItem[], grouped: boolean, context: Context): Block {
  const { wording, words, random, plan } = context;
  const { name, description, extra } = wording.columns;
  const valueFirst = plan.number % 2 === 0;
  const withValues = category === 'parameters';
  const row = (first: string, second: string, value: string): string[] => {
    if (!withValues) return [first, second];
    return valueFirst ? [first, value, second] : [first, second, value];
  };
  const rows = shown.map((item) => row(item.name, item.description ?? '', pick(words.values, random)));
  if (grouped && rows.length > 4) {
    const half = Math.ceil(rows.length / 2);
    rows.splice(half, 0, [`${wording.kinds[category]} (B)`]);
    rows.splice(0, 0, [`${wording.kinds[category]} (A)`]);
  }
  return { kind: 'table', head: row(name, description, extra), rows };
}

/** Parameters, counters and events in one table, told apart by a column alone. */
function kindsTable(context: Context): readonly Block[] {
  const { wording, plan, random } = context;
  const inTable = plan.sections.filter(({ layout }) => layout === 'kinds');
  const rows = inTable.flatMap(({ category }) => {
    const named = category as NamedCategory;
    return shownItems(named, context).map((item) => [item.name, wording.kinds[named], item.description ?? '']);
  });
  const titles = inTable.map(({ category }) => pick(wording.headings[category], random));
  const { name, kind, description } = wording.columns;
  return [heading(titles.join(' / ')), { kind: 'table', head: [name, kind, description], rows }];
}

function sentenceOf(category: NamedCategory, item: NamedItem, wording: Wording, random: Random): string {
  const description = item.description ?? '';
  if (description === wording.traps.removed[2]) return `${item.name}: ${description}.`;
  const sentence = pick(wording.prose[category], random);
  return capital(sentence.replace('{n}', item.name).replace('{d}', description), item.name);
}

/** With a capital first letter, unless the text begins with a name. */
function capital(text: string, name?: string): string {
  return name && text.startsWith(name) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

type Trap = { readonly early: boolean; readonly blocks: readonly Block[] };

function trapBlocks(context: Context): readonly Trap[] {
  return context.plan.traps.flatMap((trap) => trapOf(trap, context) ?? []);
}

function trapOf(trap: string, { items, wording, words, random }: Context): Trap | null {
  const { traps } = wording;
  const [first, second] = items.foreign.parameters;
  const [counter, otherCounter] = items.foreign.counters;
  const event = items.foreign.events[0];
  if (!first || !second || !counter || !otherCounter || !event) throw new Error('too few names of other features');
  const fill = (text: string) => text.replace('{n}', first.name).replace('{c}', counter.name);
  const paragraph = (text: string, hidden = false): Block => ({ kind: 'paragraph', text: fill(text), hidden });
  switch (trap) {
    case 'glossary': {
      const pairs = [first, counter, event, second, otherCounter].map(
        (item) => [item.name, item.description ?? ''] as const,
      );
      const related = [items.foreign.related, items.foreign.capability] as const;
      const block: Block = { kind: 'definitions', pairs: [...pairs, related] };
      return { early: false, blocks: [heading(traps.glossary[0]), paragraph(traps.glossary[1]), block] };
    }
    case 'removed': {
      const names = [...items.gone.parameters, ...items.gone.counters, ...items.gone.events].map(({ name }) => name);
      const block: Block = { kind: 'list', ordered: false, items: names };
      return { early: false, blocks: [heading(traps.removed[0]), paragraph(traps.removed[1]), block] };
    }
    case 'planned':
      return { early: false, blocks: [heading(traps.planned[0]), paragraph(traps.planned[1])] };
    case 'history':
      return { early: false, blocks: [heading(traps.history[0]), paragraph(traps.history[1])] };
    case 'renamed': {
      const present = items.parameters[0]?.name ?? '';
      const former = items.gone.parameters[1]?.name ?? first.name;
      return { early: false, blocks: [paragraph(traps.renamed.replace('{n2}', present).replace('{n}', former))] };
    }
    case 'ranges': {
      const rows = items.parameters.map(({ name }) => [name, pick(words.values, random), pick(words.values, random)]);
      const head = [wording.columns.name, traps.ranges[0], 'Default'];
      return {
        early: false,
        blocks: [heading(traps.ranges[0]), paragraph(traps.ranges[1]), { kind: 'table', head, rows }],
      };
    }
    case 'log': {
      const lines = [
        `> show ${first.name}`,
        `${first.name} = 4`,
        `> show ${counter.name}`,
        `${counter.name} 1833`,
        event.name,
      ];
      return { early: false, blocks: [heading(traps.log[0]), paragraph(traps.log[1]), { kind: 'code', lines }] };
    }
    case 'injection':
      return { early: true, blocks: [paragraph(pick(traps.injection, random))] };
    case 'hidden-injection':
      return { early: true, blocks: [paragraph(pick(traps.injection, random), true)] };
    default:
      return null;
  }
}
