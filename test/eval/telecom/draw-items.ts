/** Draws the items of a document: names by pattern from the words of its half, never one that breaks a naming rule. */
import type { Category, DocumentPlan, Ending, HalfWords, NamedItem, Theme } from './telecom-types.ts';

type Random = () => number;
type NamedCategory = 'parameters' | 'counters' | 'events';

/** The items of one document, and names that stand in it but are not among them. */
export type DrawnItems = {
  readonly title: string;
  readonly mainFeatures: readonly string[];
  readonly parameters: readonly NamedItem[];
  readonly counters: readonly NamedItem[];
  readonly events: readonly NamedItem[];
  readonly relatedFeatures: readonly string[];
  readonly activation: readonly string[];
  /** Of the same subject, but removed. */
  readonly gone: Readonly<Record<NamedCategory, readonly NamedItem[]>>;
  /** Of another feature. */
  readonly foreign: Readonly<Record<NamedCategory, readonly NamedItem[]>> & {
    readonly related: string;
    readonly capability: string;
  };
};

/** The list in an order of its own. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

/** One of the list. */
export function pick<T>(list: readonly T[], random: Random): T {
  const value = list[Math.floor(random() * list.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** Whether a name keeps the rule of its category. */
export function keepsNamingRule(category: Category, name: string): boolean {
  const hasPm = name.replace(/\s/g, '').toLowerCase().includes('pm');
  if (category === 'parameters') return !hasPm;
  return category !== 'counters' || hasPm;
}

/** Draws all items for a plan. */
export function drawItems(plan: DocumentPlan, words: HalfWords, random: Random): DrawnItems {
  const theme = words.themes.find(({ key }) => key === plan.theme);
  if (!theme) throw new Error(`no theme ${plan.theme}`);
  const other = pick(
    words.themes.filter(({ key }) => key !== plan.theme),
    random,
  );
  const count = (category: Category) => plan.sections.find((section) => section.category === category)?.count ?? 0;
  const draw = (category: NamedCategory, from: Theme, many: number) =>
    drawNames({ category, theme: from, many, shape: plan.shape, mixed: plan.language === 'mixed' }, words, random);
  const title = pick(theme.titles, random);
  const own = {
    parameters: draw('parameters', theme, count('parameters') + 2),
    counters: draw('counters', theme, count('counters') + 2),
    events: draw('events', theme, count('events') + 1),
  };
  const related = shuffled(words.related, random);
  const kept = <T>(list: readonly T[], category: Category) => list.slice(0, count(category));
  const gone = <T>(list: readonly T[], category: Category) => list.slice(count(category));
  const parameters = withMention(kept(own.parameters, 'parameters'), own.counters[0], plan, words);
  const counters = kept(own.counters, 'counters');
  return {
    title,
    mainFeatures: shuffled(theme.capabilities, random).slice(0, count('mainFeatures')),
    parameters,
    counters,
    events: kept(own.events, 'events'),
    relatedFeatures: kept(related, 'relatedFeatures'),
    activation: drawSteps(plan, words, { title, parameters, counters, many: count('activation') }, random),
    gone: {
      parameters: gone(own.parameters, 'parameters'),
      counters: gone(own.counters, 'counters'),
      events: gone(own.events, 'events'),
    },
    foreign: {
      parameters: draw('parameters', other, 3),
      counters: draw('counters', other, 3),
      events: draw('events', other, 2),
      related: related.at(-1) ?? '',
      capability: pick(other.capabilities, random),
    },
  };
}

/** The items of a nearly repeated document: a parameter exchanged, a counter and a related feature gone, an event added. */
export function changedItems(items: DrawnItems): DrawnItems {
  return {
    ...items,
    parameters: [...items.parameters.slice(0, -1), ...items.gone.parameters.slice(0, 1)],
    // The first counter stays: parameters and steps may name it.
    counters: items.counters.slice(0, -1),
    events: [...items.events, ...items.gone.events],
    relatedFeatures: items.relatedFeatures.slice(0, -1),
    gone: { parameters: items.gone.parameters.slice(1), counters: items.gone.counters, events: [] },
  };
}

function withMention(
  parameters: readonly NamedItem[],
  counter: NamedItem | undefined,
  plan: DocumentPlan,
  words: HalfWords,
): readonly NamedItem[] {
  if (!plan.traps.includes('mentions-counters') || !counter) return parameters;
  const { mention } = plan.language === 'mixed' ? words.german : words.english;
  return parameters.map(({ name, description }, index) => ({
    name,
    description: index % 2 === 0 ? `${description}${mention.replace('{c}', counter.name)}` : description,
  }));
}

function drawSteps(
  plan: DocumentPlan,
  words: HalfWords,
  filling: {
    readonly title: string;
    readonly parameters: readonly NamedItem[];
    readonly counters: readonly NamedItem[];
    readonly many: number;
  },
  random: Random,
): readonly string[] {
  const parameter = filling.parameters[0]?.name;
  const counter = filling.counters[0]?.name;
  const usable = (plan.language === 'mixed' ? words.stepsGerman : words.steps)
    .map((text, order) => ({ text, order }))
    .filter(({ text }) => (parameter || !text.includes('{p}')) && (counter || !text.includes('{c}')));
  return shuffled(usable, random)
    .slice(0, filling.many)
    .sort((a, b) => a.order - b.order)
    .map(({ text }) =>
      text
        .replace('{f}', filling.title)
        .replace('{p}', parameter ?? '')
        .replace('{c}', counter ?? ''),
    );
}

function drawNames(
  wanted: {
    readonly category: NamedCategory;
    readonly theme: Theme;
    readonly many: number;
    readonly shape: string;
    readonly mixed: boolean;
  },
  words: HalfWords,
  random: Random,
): readonly NamedItem[] {
  const shapes = words.shapes[wanted.category];
  const pattern = shapes[wanted.shape] ?? shapes.camel ?? '';
  const endings =
    wanted.category === 'parameters'
      ? words.parameterEndings
      : wanted.category === 'counters'
        ? words.counterEndings
        : words.eventEndings;
  const pairs = shuffled(
    wanted.theme.stems.flatMap((stem) => endings.map((ending) => ({ stem, ending }))),
    random,
  );
  const found = new Map<string, NamedItem>();
  for (let round = 0; found.size < wanted.many; round += 1) {
    for (const { stem, ending } of pairs) {
      const plain = nameOf(pattern, stem[0], ending, random);
      // When all pairs are used up, the same again by class of traffic.
      const name = round === 0 ? plain : `${plain}${pattern.includes('_') ? '_' : ''}${round}`;
      if (!keepsNamingRule(wanted.category, name) || found.has(name.toLowerCase())) continue;
      const phrase = wanted.mixed && random() < 0.5 ? ending[2] : ending[1];
      const description = phrase.replace('{}', stem[1]) + (round === 0 ? '' : ` (${round})`);
      if (found.size < wanted.many) found.set(name.toLowerCase(), { name, description });
    }
  }
  return [...found.values()];
}

function nameOf(pattern: string, stem: string, [ending]: Ending, random: Random): string {
  const low = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
  return pattern
    .replace('#', () => String(1 + Math.floor(random() * 9)))
    .replace('{Stem}', stem)
    .replace('{stem}', low(stem))
    .replace('{STEM}', stem.toUpperCase())
    .replace('{End}', ending)
    .replace('{end}', low(ending))
    .replace('{END}', ending.toUpperCase());
}
