/** Items that are names without blanks: parameters, counters, part numbers. From tables, lists, labelled lines and sentences. */
import type { ItemCandidate } from './candidate.ts';
import { foldWords } from './fold-words.ts';
import { compact, labelledNames, type Name, nameWords } from './labelled-names.ts';
import type { ListField, ReadSection } from './list-field.ts';
import { isName, joins } from './name-shape.ts';
import type { Piece } from './sections-of.ts';
import { sentenceSpans } from './sentence-spans.ts';
import { formerNames, givesOrders, saysGone } from './unwanted-text.ts';

export type NamedItem = { readonly field: ListField; readonly item: ItemCandidate };

/** Names in a section that is about name fields, in order. */
export function namesInSection(
  section: ReadSection,
  fields: readonly ListField[],
  all: readonly ListField[],
): NamedItem[] {
  const found: NamedItem[] = [];
  let head: Head | null = null;
  let pending: { name: Name; cells: number } | null = null;
  for (const piece of section.pieces) {
    if (piece.kind === 'code') continue;
    if (piece.kind === 'row') {
      const columns = headOf(piece, all);
      if (columns) {
        head = columns;
        pending = null;
        continue;
      }
      const read = readRow(piece, head, fields, all);
      if (!read) continue;
      const before: typeof pending = pending;
      pending = { name: read.name, cells: read.cells };
      if (before && before.cells !== read.cells && joins(before.name.text, read.name.text)) {
        const joined = { start: before.name.start, end: read.name.end, text: before.name.text + read.name.text };
        const last = found.at(-1);
        if (last && last.item.start === before.name.start) found.pop();
        if (!read.isGone)
          put(found, read.field ?? last?.field ?? fields[0], joined, last?.item.note || read.note, ['table'], all);
        pending = null;
        continue;
      }
      if (!read.isGone) put(found, read.field ?? fields[0], read.name, read.note, ['table'], all, read.isSure);
      continue;
    }
    pending = null;
    const labelled = labelledNames(piece, fields, all);
    if (labelled.length > 0) {
      for (const { field, name, note } of labelled) put(found, field, name, note, ['label'], all);
      continue;
    }
    const lead = piece.kind === 'item' || (fields.length === 1 && isName(piece.text)) ? leadingName(piece) : null;
    if (lead) {
      if (!saysGone(piece.text) && !givesOrders(piece.text))
        put(found, fields[0], lead.name, lead.note, ['section'], all);
      continue;
    }
    for (const { field, name, note } of namesInSentences(piece, fields, all))
      put(found, field ?? fields[0], name, note, ['section'], all);
  }
  return found;
}

/** Names told by their kind anywhere: "the event X is sent", "Parameter: X". */
export function namesMentioned(section: ReadSection, all: readonly ListField[]): NamedItem[] {
  const found: NamedItem[] = [];
  for (const piece of section.pieces) {
    if (piece.kind === 'code' || piece.kind === 'row') continue;
    const labelled = labelledNames(piece, [], all);
    for (const { field, name, note } of labelled) put(found, field, name, note, ['label'], all);
    if (labelled.length > 0) continue;
    for (const { field, name, note } of namesInSentences(piece, [], all))
      put(found, field ?? undefined, name, note, ['pattern'], all);
  }
  return found;
}

function put(
  found: NamedItem[],
  field: ListField | undefined,
  name: Name,
  note: string,
  chain: ItemCandidate['chain'],
  all: readonly ListField[],
  isSure = true,
): void {
  if (!field || !isSure) return;
  // A name that breaks the field's rule belongs to the one whose rule asks for just that, or nowhere.
  const fits = field.accepts(name.text)
    ? field
    : all.find(
        (other) =>
          other.isName &&
          other.field.rules.contains !== undefined &&
          other.accepts(name.text) &&
          chain[0] !== 'pattern',
      );
  if (!fits) return;
  const item: ItemCandidate = {
    ...{
      start: name.start,
      end: name.end,
      text: name.text,
      value: name.text,
      currency: null,
      note: note.replace(/\s+/g, ' ').trim(),
    },
    ...{ score: 1, chain, evidence: chain[0] === 'pattern' ? 'mentioned' : 'listed' },
  };
  found.push({ field: fits, item });
}

type Head = { readonly name: number; readonly kind: number; readonly note: number; readonly width: number };
const noteWords = new Set(
  'description meaning purpose explanation beschreibung bedeutung text comment remark erlauterung definition use function usage zweck'.split(
    ' ',
  ),
);
const kindWords = new Set('type kind category class art typ kategorie klasse sort group'.split(' '));
const sideWords = new Set(
  'range value default unit wertebereich wert werte standardwert einheit since release level permitted allowed min max access minimum maximum object possible setting version seit stufe'.split(
    ' ',
  ),
);

/** A row of headings: every cell is a word for a column, none a name. */
function headOf({ cells }: Piece, all: readonly ListField[]): Head | null {
  const texts = cells.map(({ text }) => foldWords(text));
  if (texts.filter((words) => words.length > 0).length < 2) return null;
  const nouns = new Set(all.flatMap((one) => [...one.nouns]));
  const has = (words: readonly string[], set: ReadonlySet<string>) => words.some((word) => set.has(word));
  const known = texts.filter(
    (words) =>
      words.length <= 4 &&
      (has(words, nameWords) ||
        has(words, noteWords) ||
        has(words, kindWords) ||
        has(words, sideWords) ||
        has(words, nouns)),
  );
  if (known.length < Math.max(2, cells.length * 0.6) || cells.some(({ text }) => isName(text) && !/[/]/.test(text)))
    return null;
  const find = (set: ReadonlySet<string>, not = -1) =>
    texts.findIndex((words, at) => at !== not && has(words, set) && !has(words, sideWords));
  const kind = find(kindWords);
  const named = find(nameWords, kind);
  const name = named >= 0 ? named : find(nouns, kind);
  return { name: name >= 0 ? name : 0, kind, note: find(noteWords), width: cells.length };
}

type Row = {
  readonly name: Name;
  readonly note: string;
  readonly field: ListField | null;
  readonly isGone: boolean;
  readonly isSure: boolean;
  readonly cells: number;
};

function readRow(piece: Piece, head: Head | null, fields: readonly ListField[], all: readonly ListField[]): Row | null {
  const filled = piece.cells.filter(({ text }) => text !== '');
  const kindField = kindOf(piece, head, all);
  const isAligned = head === null || piece.cells.length === head.width;
  const own = isAligned && head ? piece.cells[head.name] : undefined;
  const cell = own && compact(own.text) ? own : filled.find(({ text }) => compact(text) !== null);
  const text = cell ? compact(cell.text) : null;
  if (!cell || text === null) return null;
  const others = filled.filter((one) => one !== cell);
  // Without a heading only a name at the front is one; further to the right it is a value.
  if (!head && filled[0] !== cell && !fields[0]?.accepts(text)) return null;
  const note =
    (isAligned && head && head.note >= 0 ? piece.cells[head.note]?.text : undefined) ??
    longest(others.map((one) => one.text));
  const former = formerNames(others.map((one) => one.text).join(' '));
  const isGone =
    others.some((one) => saysGone(one.text) || givesOrders(one.text)) ||
    saysGone(cell.text) ||
    (former?.which === 'before' && former.at === 0);
  // A title over the rows of a group has one cell and is no name; a name alone may be the beginning of one that is broken.
  const isSure = filled.length > 1 || isName(text);
  return {
    name: { start: cell.start, end: cell.end, text },
    note,
    field: kindField,
    isGone,
    isSure,
    cells: filled.length,
  };
}

function kindOf(piece: Piece, head: Head | null, all: readonly ListField[]): ListField | null {
  const cells = head && head.kind >= 0 && piece.cells.length === head.width ? [piece.cells[head.kind]] : piece.cells;
  for (const cell of cells) {
    const words = foldWords(cell?.text ?? '');
    if (words.length === 0 || words.length > 2) continue;
    const field = all.find((one) => one.isName && words.some((word) => one.nouns.has(word)));
    if (field) return field;
  }
  return null;
}

const longest = (texts: readonly string[]) =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '');

const separator = /\s*(?::|\s[–—-]|=|→)\s+|\t/u;

/** `name: what it does`, or a name alone. */
function leadingName(piece: Piece): { readonly name: Name; readonly note: string } | null {
  const cut = separator.exec(piece.text);
  const raw = cut ? piece.text.slice(0, cut.index) : piece.text;
  const bracket = /\s*\([^)]*\)\s*$/.exec(raw);
  const own = bracket ? raw.slice(0, bracket.index) : raw;
  const text = compact(own.trim());
  if (text !== null && (isName(text) || cut)) {
    return {
      name: { start: piece.start, end: piece.start + own.trimEnd().length, text },
      note: cut ? piece.text.slice(cut.index + cut[0].length) : '',
    };
  }
  return null;
}

const token = /[\p{L}\p{N}][\p{L}\p{N}_.#[\]-]*[\p{L}\p{N}\]]/gu;

/** Names in sentences; the field is null where only the section tells it. */
function namesInSentences(
  piece: Piece,
  fields: readonly ListField[],
  all: readonly ListField[],
): { readonly field: ListField | null; readonly name: Name; readonly note: string }[] {
  const found: { field: ListField | null; name: Name; note: string }[] = [];
  let isOrdered = false;
  for (const sentence of sentenceSpans(piece.text, piece.start)) {
    // What follows an order may go on with it.
    isOrdered = givesOrders(sentence.text) || (isOrdered && !/\n/.test(sentence.text));
    if (isOrdered || saysGone(sentence.text)) continue;
    const former = formerNames(sentence.text);
    const names = proseNames(sentence).filter(
      ({ start }) =>
        !former ||
        (former.which === 'before' ? start - sentence.start > former.at : start - sentence.start < former.at),
    );
    const cued = names.map((name) => ({ name, field: nounBefore(sentence, name, all) }));
    const own = cued.filter(({ field }) => field !== null && (fields.length === 0 || fields.includes(field)));
    // Several names in one breath: "the parameters a, b and c".
    if (own.length > 0) {
      for (const { field, name } of own) found.push({ field, name, note: noteOf(sentence, name) });
      const listed = cued.filter(
        ({ field, name }) =>
          field === null &&
          isListedWith(
            sentence,
            own.map((one) => one.name),
            name,
          ),
      );
      for (const { name } of listed) found.push({ field: own[0]?.field ?? null, name, note: '' });
    } else if (fields.length > 0) {
      const free = cued.filter(
        ({ field, name }) => field === null && !isAside(sentence, name) && fields.some((one) => one.accepts(name.text)),
      );
      const many =
        free.length > 1 &&
        isEnumeration(
          sentence,
          free.map(({ name }) => name),
        );
      for (const { name } of many ? free : free.slice(0, 1))
        found.push({ field: null, name, note: noteOf(sentence, name) });
    }
  }
  return found;
}

function proseNames(sentence: Name): Name[] {
  const tokens = [...sentence.text.matchAll(token)].map((match) => ({
    start: sentence.start + match.index,
    end: sentence.start + match.index + match[0].length,
    text: match[0],
  }));
  const names: Name[] = [];
  for (const one of tokens) {
    const last = names.at(-1);
    if (
      last &&
      /^\s+$/.test(sentence.text.slice(last.end - sentence.start, one.start - sentence.start)) &&
      joins(last.text, one.text) &&
      isProseName(one.text)
    ) {
      names[names.length - 1] = { start: last.start, end: one.end, text: last.text + one.text };
    } else if (isProseName(one.text)) names.push(one);
  }
  return names;
}

/** Signs that no word of a sentence has: a capital within, `_`, `#`, or dots between words. */
function isProseName(text: string): boolean {
  if (/^(?:https?|www\.)/i.test(text) || /^\d/.test(text) || text.length < 4) return false;
  return (
    /\p{Ll}\p{Lu}/u.test(text) ||
    /\p{L}[_#]\p{L}|\p{L}[_#]\d/u.test(text) ||
    /^\p{L}[\p{L}\d]+(?:\.[\p{L}\d]{2,})+$/u.test(text)
  );
}

/** The noun right before a name: "the counters x", "parameter x". */
function nounBefore(sentence: Name, name: Name, all: readonly ListField[]): ListField | null {
  const before = foldWords(
    sentence.text.slice(Math.max(0, name.start - sentence.start - 40), name.start - sentence.start),
  );
  const last = before.at(-1) ?? '';
  const direct = all.find((one) => one.isName && one.nouns.has(last));
  if (direct && !loose.has(last)) return direct;
  const after = foldWords(sentence.text.slice(name.end - sentence.start, name.end - sentence.start + 24))[0] ?? '';
  return (
    all.find(
      (one) =>
        one.isName &&
        one.nouns.has(after) &&
        !loose.has(after) &&
        /^\s\p{L}/u.test(sentence.text.slice(name.end - sentence.start)),
    ) ?? null
  );
}

/** Words that stand over a list of such things, and in a sentence before any other as well. */
const loose = new Set(
  'attribute setting option configuration tuning monitoring statistic measurement trace signal function'.split(' '),
);

/** Between names stand only commas, "and" and "or". */
function isEnumeration(sentence: Name, names: readonly Name[]): boolean {
  return names
    .slice(1)
    .every((name, at) =>
      /^\s*(?:,|and|or|und|oder|&|\/|,\s*(?:and|or|und|oder))?\s*$/u.test(
        sentence.text.slice((names[at]?.end ?? 0) - sentence.start, name.start - sentence.start),
      ),
    );
}

/** From one of these names to this one there is nothing but other names, commas and "and". */
function isListedWith(sentence: Name, own: readonly Name[], name: Name): boolean {
  return own.some((one) => {
    if (one.end > name.start) return false;
    const words = sentence.text.slice(one.end - sentence.start, name.start - sentence.start).split(/[\s,&/]+/);
    return words.every((word) => word === '' || listWords.has(word) || isProseName(word));
  });
}

const listWords = new Set(['and', 'or', 'und', 'oder']);

/** In brackets: told beside, not of itself. */
function isAside(sentence: Name, name: Name): boolean {
  const before = sentence.text.slice(0, name.start - sentence.start);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function noteOf(sentence: Name, name: Name): string {
  const after = sentence.text.slice(name.end - sentence.start).replace(/\s*\([^)]*\)?\s*\.?$/u, '');
  const told = /^\s*(?:,\s*which\s+is|is|controls|holds|sets|reports|counts|:)?\s*(.*)$/su.exec(after)?.[1] ?? '';
  return told.replace(/\.$/, '').trim();
}
