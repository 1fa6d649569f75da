/** The reduce step: what was found in each file becomes a list, a count or what each says, with exact coverage. Pure. */
import type { AnswerPart, Citation, CollectionCoverage, CollectionTask } from '../../../preload/contract/shapes.ts';
import { countText } from './count-text.ts';
import { coverageText } from './coverage-text.ts';
import { conceptNamed } from './document-concepts.ts';
import type { FileResult } from './file-result.ts';
import { collectionLimits } from './limits.ts';

export type Reduced = {
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly Citation[];
  readonly coverage: CollectionCoverage;
  readonly ofKind: number | null;
  readonly matched: number;
  readonly copies: number;
};
export type ReduceInput = {
  readonly task: CollectionTask;
  readonly concept: string | null;
  readonly understood: readonly string[];
  /** In the order of the files. */
  readonly results: Iterable<FileResult>;
  /** Files not looked at. */
  readonly left: number;
};

/** A document with the files that hold it. */
type Group = { readonly first: FileResult; readonly others: FileResult[] };

export function writeAnswer({ task, concept, understood, results, left }: ReduceInput): Reduced {
  const count = { read: 0, whole: 0, passages: 0, empty: 0, partly: 0, unread: 0, waiting: 0, gone: 0 };
  const unreadFiles: CollectionCoverage['unreadFiles'][number][] = [];
  const groups = new Map<string, Group>();
  const silent: string[] = [];
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
    if (!result.matches) continue;
    matched += 1;
    const key = result.documentId ?? result.fileId;
    const known = groups.get(key);
    if (known) known.others.push(result);
    else groups.set(key, { first: result, others: [] });
  }
  const coverage: CollectionCoverage = { files, ...count, left, unreadFiles };
  const listed = [...groups.values()].slice(0, collectionLimits.listed);
  const citations: Citation[] = [];
  const parts = [
    plain(headline({ task, concept, understood, documents: groups.size, matched, read: count.read, ofKind })),
    ...listed.flatMap((group) => linesOf(group, citations)),
    ...(groups.size > listed.length
      ? [plain(`\n\n…and ${groups.size - listed.length} more: the table has them all.`)]
      : []),
    ...(silent.length > 0 ? [plain(`\n\n${silentText(silent)}`)] : []),
    plain(`\n\n${coverageText(coverage)}`),
  ];
  return {
    parts,
    citations,
    coverage,
    ofKind: concept === null || concept === 'file' ? null : ofKind,
    matched,
    copies: matched - groups.size,
  };
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

function headline({ task, concept, understood, documents, matched, read, ofKind }: Headline): string {
  const [one, many] = nounsOf(concept);
  const asked = understood.length > 0 ? ` (${understood.join(', ')})` : '';
  const copies =
    matched > documents
      ? `, in ${countText(matched, 'file')} because ${matched - documents === 1 ? 'one is a copy' : `${matched - documents} are copies`}`
      : '';
  const kind =
    concept === null || concept === 'file' || ofKind === documents
      ? ''
      : ` Of the ${countText(read, 'file')} read, ${ofKind} ${ofKind === 1 ? `is ${/^[aeiou]/i.test(one) ? 'an' : 'a'} ${one}` : `are ${many}`}.`;
  if (documents === 0) return `No ${one} matches${asked}.${kind}`;
  if (task === 'each')
    return `${countText(documents, one, many)} ${documents === 1 ? 'says' : 'say'} something${asked}${copies}:`;
  return `**${countText(documents, one, many)}** ${documents === 1 ? 'matches' : 'match'}${asked}${copies}.${kind}`;
}

/** English, first of each concept's words. */
function nounsOf(concept: string | null): readonly [string, string] {
  const known = concept === null || concept === 'file' ? undefined : conceptNamed(concept);
  if (!known) return ['file', 'files'];
  const first = (pattern: string) =>
    (pattern.split('|')[0] ?? 'file').replace(/\(\?:[^)]*\)\??|[\\?]/g, '').replace("pdf's", 'pdfs');
  return [first(known.singular), first(known.plural)];
}

function linesOf({ first, others }: Group, citations: Citation[]): AnswerPart[] {
  const names = others.slice(0, collectionLimits.named).map(({ name }) => escaped(name));
  const more = others.length > names.length ? ` and ${others.length - names.length} more` : '';
  // A title may be that of many files.
  const own = first.title === first.name ? [] : [escaped(first.name)];
  const also = names.length > 0 ? [`also ${names.join(', ')}${more}`] : [];
  const files = [...own, ...also].join(', ');
  const lead = `\n- **${escaped(first.title)}**${files === '' ? '' : ` (${files})`}`;
  if (first.sentences.length === 0) return [plain(lead)];
  return first.sentences.map(({ text, supported, citations: own }, index) => {
    const ids = own.map((citation) => {
      const id = citations.length + 1;
      citations.push({ id, ...citation });
      return id;
    });
    return { text: `${index === 0 ? `${lead}: ` : ' '}${text.replace(/\s+/g, ' ').trim()}`, citations: ids, supported };
  });
}

function silentText(titles: readonly string[]): string {
  const named = titles.slice(0, collectionLimits.silentNamed).map(escaped).join(', ');
  const more = titles.length - collectionLimits.silentNamed;
  return `${countText(titles.length, 'file')} ${titles.length === 1 ? 'says' : 'say'} nothing about it: ${named}${more > 0 ? ` and ${more} more` : ''}.`;
}

const plain = (text: string): AnswerPart => ({ text, citations: [], supported: true });

/** A file's name must not become a heading, a link or bold. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
