/** The reduce step: what was found in each file becomes a list, a count or what each says, with exact coverage. Pure. */
import type {
  AnswerPart,
  Citation,
  CollectionCoverage,
  CollectionTask,
  CollectionTotal,
} from '../../../preload/contract/shapes.ts';
import { addedUp, moneyIn, totalLine } from './added-up.ts';
import { countText } from './count-text.ts';
import { coverageText } from './coverage-text.ts';
import type { FileResult } from './file-result.ts';
import { collectionLimits } from './limits.ts';
import type { CollectionWords } from './words/collection-words.ts';
import { dayIn, nounsOf, wordsIn } from './words/words-in.ts';

export type Reduced = {
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly Citation[];
  readonly coverage: CollectionCoverage;
  readonly ofKind: number | null;
  readonly matched: number;
  readonly copies: number;
  /** Of `total` alone. */
  readonly total: CollectionTotal | null;
};
export type ReduceInput = {
  readonly task: CollectionTask;
  readonly concept: string | null;
  readonly understood: readonly string[];
  /** In the order of the files. */
  readonly results: Iterable<FileResult>;
  /** Files not looked at. */
  readonly left: number;
  /** ISO 639-1 code of the question's language; null where it is not known. */
  readonly language: string | null;
};

/** A document with the files that hold it. */
type Group = { readonly first: FileResult; readonly others: FileResult[] };

export function writeAnswer({ task, concept, understood, results, left, language }: ReduceInput): Reduced {
  const words = wordsIn(language);
  const count = { read: 0, whole: 0, passages: 0, empty: 0, partly: 0, unread: 0, waiting: 0, gone: 0 };
  const unreadFiles: CollectionCoverage['unreadFiles'][number][] = [];
  const groups = new Map<string, Group>();
  const silent: string[] = [];
  const endless: string[] = [];
  let ofKind = 0;
  let matched = 0;
  let files = left;
  for (const result of results) {
    files += 1;
    tally(count, result);
    if (
      (result.outcome === 'unread' || result.outcome === 'waiting') &&
      unreadFiles.length < collectionLimits.unreadKept
    ) {
      const { fileId, name, path, state, reason } = result;
      unreadFiles.push({ fileId, name, path, state, reason });
    }
    if (result.ofKind) ofKind += 1;
    if (result.ofKind && !result.matches && task === 'each') silent.push(result.title);
    if (result.endUnsaid) endless.push(result.title);
    if (!result.matches) continue;
    matched += 1;
    const key = keyOf(result, task);
    const known = groups.get(key);
    if (known) known.others.push(result);
    else groups.set(key, { first: result, others: [] });
  }
  const total = task === 'total' ? addedUp([...groups.values()].map(({ first }) => first)) : null;
  // What is not counted is named below, not among what is.
  if (total) for (const [key, { first }] of groups) if (!first.total) groups.delete(key);
  const coverage: CollectionCoverage = { files, ...count, left, unreadFiles };
  const listed = [...groups.values()].slice(0, collectionLimits.listed);
  const citations: Citation[] = [];
  const parts = [
    plain(
      total && total.counted > 0
        ? totalLine(total, { concept, understood, language }, words)
        : headline(
            {
              task,
              concept,
              understood,
              // Those that state no total match all the same.
              documents: total ? total.uncounted.length : groups.size,
              matched: total ? 0 : matched,
              read: count.read,
              ofKind,
            },
            words,
          ),
    ),
    ...listed.flatMap((group) => linesOf(group, citations, words, language)),
    ...(groups.size > listed.length ? [plain(`\n\n${words.moreInTable(groups.size - listed.length)}`)] : []),
    ...(silent.length > 0
      ? [
          plain(
            `\n\n${words.silent(countText(silent.length, ...words.nouns.file), silent.length, named(silent, words))}`,
          ),
        ]
      : []),
    ...(total && total.uncounted.length > 0
      ? [
          plain(
            `\n\n${words.noTotal(countText(total.uncounted.length, ...nounsOf(words, concept)), total.uncounted.length, named(total.uncounted, words))}`,
          ),
        ]
      : []),
    ...(endless.length > 0
      ? [
          plain(
            `\n\n${words.endUnsaid(countText(endless.length, ...nounsOf(words, concept)), endless.length, named(endless, words))}`,
          ),
        ]
      : []),
    plain(`\n\n${coverageText(coverage, words)}`),
  ];
  return {
    parts,
    citations,
    coverage,
    ofKind: concept === null || concept === 'file' ? null : ofKind,
    matched,
    copies: matched - groups.size - (total?.uncounted.length ?? 0),
    total,
  };
}

/** One document by its text; where totals are added up, also by its number and its sum: an invoice as PDF and as Word file is one. */
function keyOf({ documentId, fileId, total }: FileResult, task: CollectionTask): string {
  const isOne = task === 'total' && total?.number;
  return isOne ? `${total.number} ${total.value} ${total.currency}` : (documentId ?? fileId);
}

type Counted = {
  -readonly [Key in 'read' | 'whole' | 'passages' | 'empty' | 'partly' | 'unread' | 'waiting' | 'gone']: number;
};

function tally(count: Counted, { outcome, way, partly }: FileResult): void {
  if (outcome === 'read' || outcome === 'empty') count.read += 1;
  if (outcome === 'empty') count.empty += 1;
  if (outcome === 'unread' || outcome === 'waiting' || outcome === 'gone') count[outcome] += 1;
  if (outcome === 'read' && way === 'passages') count.passages += 1;
  if (outcome === 'read' && way !== 'passages') count.whole += 1;
  if (outcome === 'read' && partly) count.partly += 1;
}

type Headline = Pick<ReduceInput, 'task' | 'concept' | 'understood'> & {
  readonly documents: number;
  readonly matched: number;
  readonly read: number;
  readonly ofKind: number;
};

function headline(
  { task, concept, understood, documents, matched, read, ofKind }: Headline,
  words: CollectionWords,
): string {
  const [one, many] = nounsOf(words, concept);
  const files = (count: number) => countText(count, ...words.nouns.file);
  const asked = understood.length > 0 ? ` (${understood.join(', ')})` : '';
  const copies = matched > documents ? words.copies(files(matched), matched - documents) : '';
  const isAnyKind = concept === null || concept === 'file' || ofKind === documents;
  const kind = isAnyKind ? '' : words.ofKind(files(read), ofKind, one, many);
  if (documents === 0) return `${words.noneMatches(one, asked)}${kind}`;
  const counted = countText(documents, one, many);
  if (task === 'each') return words.says(counted, documents, asked, copies);
  return `${words.matches(counted, documents, asked, copies)}${kind}`;
}

function linesOf(
  { first, others }: Group,
  citations: Citation[],
  words: CollectionWords,
  language: string | null,
): AnswerPart[] {
  const names = others.slice(0, collectionLimits.named).map(({ name }) => escaped(name));
  const more = others.length > names.length ? words.andMore(others.length - names.length) : '';
  // A title may be that of many files.
  const own = first.title === first.name ? [] : [escaped(first.name)];
  const also = names.length > 0 ? [words.also(`${names.join(', ')}${more}`)] : [];
  const files = [...own, ...also].join(', ');
  const lead = `\n- **${escaped(first.title)}**${files === '' ? '' : ` (${files})`}`;
  if (first.sentences.length === 0) return [plain(lead)];
  const sum = first.total ? `${moneyIn(language, first.total)}: ` : '';
  const computed = first.computedEnd === undefined ? '' : `${words.computedEnd(dayIn(language, first.computedEnd))}: `;
  return first.sentences.map(({ text, supported, citations: own }, index) => {
    const ids = own.map((citation) => {
      const id = citations.length + 1;
      citations.push({ id, ...citation });
      return id;
    });
    return {
      text: `${index === 0 ? `${lead}: ${sum}${computed}` : ' '}${text.replace(/\s+/g, ' ').trim()}`,
      citations: ids,
      supported,
    };
  });
}

/** The first of them, and how many more there are. */
function named(titles: readonly string[], words: CollectionWords): string {
  const more = titles.length - collectionLimits.silentNamed;
  const first = titles.slice(0, collectionLimits.silentNamed).map(escaped).join(', ');
  return `${first}${more > 0 ? words.andMore(more) : ''}`;
}

const plain = (text: string): AnswerPart => ({ text, citations: [], supported: true });

/** A file's name must not become a heading, a link or bold. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
