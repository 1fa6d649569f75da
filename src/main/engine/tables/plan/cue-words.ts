/** Words that ask for the end of an order, and which end: true is the highest. */
export const superlatives: Readonly<Record<string, boolean>> = {
  ...{
    most: true,
    highest: true,
    largest: true,
    biggest: true,
    greatest: true,
    longest: true,
    maximum: true,
    max: true,
    best: true,
  },
  ...{
    tallest: true,
    heaviest: true,
    oldest: true,
    latest: true,
    newest: true,
    farthest: true,
    furthest: true,
    deepest: true,
    richest: true,
  },
  ...{
    least: false,
    fewest: false,
    lowest: false,
    smallest: false,
    shortest: false,
    minimum: false,
    min: false,
    worst: false,
  },
  ...{
    lightest: false,
    youngest: false,
    earliest: false,
    nearest: false,
    slowest: true,
    fastest: false,
    cheapest: false,
  },
};

/** Superlatives that are about time. */
export const timeWords = new Set(['recent', 'latest', 'newest', 'earliest', 'oldest', 'youngest']);

export const comparatives: Readonly<Record<string, boolean>> = {
  ...{
    more: true,
    higher: true,
    larger: true,
    bigger: true,
    greater: true,
    longer: true,
    better: true,
    taller: true,
    older: true,
    later: true,
    heavier: true,
    slower: true,
    dearer: true,
  },
  ...{
    less: false,
    fewer: false,
    lower: false,
    smaller: false,
    shorter: false,
    worse: false,
    younger: false,
    earlier: false,
    faster: false,
    quicker: false,
    cheaper: false,
    lighter: false,
    sooner: false,
  },
};

/** What a question word expects the column to be called. */
export const expected: Readonly<Record<string, readonly string[]>> = {
  who: 'name player driver athlete artist winner candidate actor author person rider jockey swimmer competitor member recipient director customer client buyer supplier vendor employee salesperson guest person staff kunde lieferant mitarbeiter name nom client fournisseur employe nombre cliente proveedor empleado nome fornitore dipendente'.split(
    ' ',
  ),
  when: 'date year season day time'.split(' '),
  where: 'location venue city country place site stadium school college'.split(' '),
};

/** The same after "how". */
export const expectedAfterHow: Readonly<Record<string, readonly string[]>> = {
  ...{
    long: 'time duration length years'.split(' '),
    old: ['age'],
    far: ['distance', 'length'],
    tall: ['height'],
    high: ['height', 'elevation'],
  },
  ...{
    fast: ['time', 'speed'],
    heavy: ['weight'],
    big: ['size', 'area'],
    large: ['size', 'area', 'population'],
    much: 'price cost amount revenue preis kosten betrag prix montant precio importe prezzo importo'.split(' '),
  },
};

/** Words that carry no meaning for a table. */
export const filler = new Set(
  'play played plays run ran runs took take takes table list listed chart according number total amount name given shown following column row record recorded did does do has have had was were is are be been the of in to all any each only ever still yet us me we our money euro euros eur dollar dollars usd gbp chf franken get gets got come comes came live lives works work hold holds held contain contains contained keep keeps kept belong belongs arbeitet arbeiten liegt lagert stand stands stehen steht gibt kommen kommt noch there this that these those it its their his her'.split(
    ' ',
  ),
);
