const places = [
  'Varnholm',
  'Eskdal',
  'Tolmin',
  'Quillon',
  'Harbeck',
  'Orsova',
  'Lindau',
  'Marstrand',
  'Pelworm',
  'Skagen',
];
const things = [
  'museum',
  'ferry',
  'orchard',
  'lighthouse',
  'quarry',
  'library',
  'brewery',
  'observatory',
  'windmill',
  'archive',
];
const deeds = [
  'opens at nine and closes when the last visitor has left',
  'carries at most forty people, whatever the weather',
  'was repaired for the third time after the flood of that year',
  'keeps its oldest ledgers in a vault below the courtyard',
  'sells no tickets on the first Monday of a month',
  'pays a yearly rent to the parish on the hill',
  'employs a keeper, two carpenters and a cook',
];

/** The n-th of seven hundred sentences that differ in their place, thing, deed and number. */
export function madeSentence(n: number): string {
  const pick = (items: readonly string[], by: number) => items[Math.floor(n / by) % items.length] ?? '';
  return `The ${pick(places, 1)} ${pick(things, 10)} ${pick(deeds, 3)}, as report ${1000 + n * 7} confirms.`;
}

/** `count` sentences from the n-th on. */
export function madeText(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => madeSentence(from + at));
}
