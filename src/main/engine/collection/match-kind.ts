/** Whether a document is of the kind a question names: by its format, its title and name, the lines it opens with, its folder. */
import { type Concept, conceptNamed, concepts, nounPattern } from './document-concepts.ts';
import { type DocumentView, openingOf } from './document-view.ts';
import { collectionLimits } from './limits.ts';

const { kindScore, leastKindScore, kindShare, openingCharacters, headingCharacters } = collectionLimits;

const formatOnlyIds = ['pdf', 'word', 'spreadsheet', 'presentation', 'email'];
const patterns = new Map<string, RegExp>();
function wordOf({ id, titles, singular, plural }: Concept): RegExp {
  const known =
    patterns.get(id) ??
    new RegExp(`(?<![\\p{L}])(?:${titles ?? `${singular}|${plural}`})(?:e?s|en|n)?(?![\\p{L}])`, 'iu');
  patterns.set(id, known);
  return known;
}

/** True for every document when `concept` is `file`. */
export function isOfKind(view: DocumentView, concept: Concept): boolean {
  if (concept.id === 'file') return true;
  // A format is what it is: a spreadsheet with invoices is one, an e-mail about a report as well.
  if (concept.kinds && formatOnly.has(concept.id)) return concept.kinds.includes(view.kind);
  if (isListOf(view)) return false;
  const opening = openingOf(view, openingCharacters).text;
  const own = scoreOf(view, opening, concept);
  if (own < leastKindScore) return false;
  const best = Math.max(...concepts.filter(isRival(concept)).map((rival) => scoreOf(view, opening, rival)), own);
  return own >= best * kindShare;
}

/** "invoice list.csv", "Rechnungen 2024.xlsx": a sheet of many is none of them. */
function isListOf({ name, kind }: DocumentView): boolean {
  return isSheetKind(kind) && lists.test(name.replace(/\.[^.]+$/, '').replace(/[_.-]+/g, ' '));
}

const isSheetKind = (kind: string) => conceptNamed('spreadsheet')?.kinds?.includes(kind) === true;
const lists = new RegExp(
  `(?<![\\p{L}])(?:list|register|ledger|log|overview|journal|all|liste|übersicht|verzeichnis|registre|aperçu|lista|registro|elenco|${nounPattern('plural', ({ id }) => id !== 'file' && !formatOnlyIds.includes(id))})(?![\\p{L}])`,
  'iu',
);

const formatOnly = new Set(formatOnlyIds);
/** A lease is a contract, so that being one speaks for it. */
const includes: Readonly<Record<string, string>> = { lease: 'contract' };
const isRival = (concept: Concept) => (other: Concept) =>
  other.id !== 'file' &&
  !formatOnly.has(other.id) &&
  includes[other.id] !== concept.id &&
  includes[concept.id] !== other.id;

function scoreOf(view: DocumentView, opening: string, concept: Concept): number {
  const word = wordOf(concept);
  const stem = view.name.replace(/\.[^.]+$/, '').replace(/[_.]+|(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const titled =
    word.test(stem.replace(/-/g, ' ')) ||
    word.test(stem) ||
    word.test(view.title.replace(/\.[^.]+$/, '').replace(/[_.]+/g, ' '));
  const lines = opening
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= headingCharacters);
  // What a cell says is about its row, not about the sheet; a line of one cell may be its heading.
  const isSheet = isSheetKind(view.kind);
  const headed = lines
    .slice(0, openingLines)
    .some((line) => word.test(line) && !/[.;,]$/.test(line) && isHeading(line) && !(isSheet && line.includes('\t')));
  const phrases = (concept.phrases ?? []).filter((phrase) => phrase.test(opening)).length;
  const inFolder = view.folders.some((folder) => word.test(folder.replace(/[_-]+/g, ' ')));
  return (
    (concept.kinds?.includes(view.kind) ? kindScore.kind / 2 : 0) +
    (titled ? kindScore.title : 0) +
    (headed ? kindScore.line : 0) +
    Math.min(2, phrases) * kindScore.phrase +
    (inFolder ? kindScore.folder : 0)
  );
}

/** Lines of an opening in which a document is named. */
const openingLines = 8;
/** A heading has few words and does not tell anything: no verb tells so without a dictionary, length does. */
function isHeading(line: string): boolean {
  return (line.match(/\S+/g)?.length ?? 0) <= mostHeadingWords;
}
const mostHeadingWords = 9;
