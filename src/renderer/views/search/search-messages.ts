/** Every sentence and label of the search view. */

import type { SearchCorrection, SearchFacet, SearchHit, SearchResults } from '../../../preload/contract/shapes.ts';
import { baseName, formatNumber, formatOrdinal, formatPercent } from '../../format.ts';
import { listFormat } from '../../languages/intl.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import type { ConditionChip } from '../../stores/query-conditions.ts';
import { kindName, namedKinds } from '../kinds.ts';
import { ocrLanguageName } from '../ocr-languages.ts';

type Folders = readonly { readonly id: string; readonly name: string; readonly path: string }[];

export const facetNames = (): Readonly<Record<SearchFacet['name'], string>> => ({
  kind: t('Kind'),
  year: t('Year'),
  folder: t('Folder'),
  language: t('Language'),
});

/** A folder as a person calls it, whether it is named by id, path or name. */
export function folderName(value: string, folders: Folders): string {
  const found = folders.find(({ id, path }) => id === value || path === value);
  return found?.name ?? (baseName(value) || value);
}

/** One value of a facet, as it stands on its chip. */
export function facetLabel(name: SearchFacet['name'], value: string, folders: Folders): string {
  if (name === 'kind') return kindName(value);
  if (name === 'language') return ocrLanguageName(value);
  return name === 'folder' ? folderName(value, folders) : value;
}

/** Kinds as people say them (`emails`) stay as they are said. */
function conditionKind(value: string): string {
  return namedKinds.has(value) ? kindName(value) : value.charAt(0).toUpperCase() + value.slice(1);
}

/** A day as short as it can be said: the first of January is its year. */
const dayLabel = (value: string): string => value.replace(/-01-01$/, '');

/** A condition of the query, as it stands on its chip. */
export function conditionLabel({ name, value, texts }: ConditionChip, folders: Folders): string {
  switch (name) {
    case 'kind':
      return conditionKind(value);
    case 'folder':
      return t('In {folder}', { folder: folderName(value, folders) });
    case 'year':
      return value;
    case 'after':
      return t('Since {day}', { day: dayLabel(value) });
    case 'before':
      return t('Before {day}', { day: dayLabel(value) });
    case 'from':
      return t('From {value}', { value });
    case 'language':
      return ocrLanguageName(value);
    case 'phrase':
      return `“${value}”`;
    case 'without':
      return t('Without {value}', { value });
    default:
      return texts.join(' ');
  }
}

/** `Nothing contains “lnvoice”; showing “invoice”.` */
export function correctionText({ word, instead }: SearchCorrection): string {
  if (instead.length === 0) return t('Nothing contains “{word}”.', { word });
  return t('Nothing contains “{word}”; showing {instead}.', {
    word,
    instead: listFormat({ type: 'disjunction' }).format(instead.map((each) => `“${each}”`)),
  });
}

/** `40 passages in 12 documents`, with how many more documents match when not all could be listed. */
export function countText(passages: number, documents: number, allDocuments: number): string {
  const shown = t('{passages} in {documents}', {
    passages: plural(passages, '{n} passage', '{n} passages'),
    documents: plural(documents, '{n} document', '{n} documents'),
  });
  return allDocuments > documents
    ? plural(allDocuments, 'Best {shown}, of {n} that match', 'Best {shown}, of {n} that match', { shown })
    : shown;
}

/** Why meaning took no part or a smaller one, for people; null when there is nothing to say. `models`: settings can help. */
export function meaningNoteText(
  note: SearchResults['meaningNote'],
): { readonly text: string; readonly models: boolean } | null {
  switch (note) {
    case 'language':
      return {
        text: t('Found by words only: the model for meaning does not know this language. A multilingual model does.'),
        models: true,
      };
    case 'changing':
      return {
        text: t('A new model is getting to know your files. Until it is done, the former one answers.'),
        models: false,
      };
    case 'unavailable':
      return { text: t('Found by words only: search by meaning is not available just now.'), models: true };
    default:
      return null;
  }
}

/** A cosine as words. */
export function similarityWord(similarity: number): string {
  const { veryClose, close, related } = limits.similarityWords;
  if (similarity >= veryClose) return t('very close');
  if (similarity >= close) return t('close');
  return similarity >= related ? t('related') : t('loosely related');
}

/** Why a hit is there, as pairs of a label and what it says. Hits of older answers know less, and say less. */
export function whyLines(hit: SearchHit): { readonly label: string; readonly text: string }[] {
  const { matched, similarity, keywordRank, vectorRank, rerank }: Partial<SearchHit> = hit;
  const lines: { label: string; text: string }[] = [];
  if (matched && matched.length > 0) lines.push({ label: t('Matching words'), text: matched.join(', ') });
  if (similarity !== undefined && similarity !== null) {
    lines.push({
      label: t('Meaning'),
      text: t('{closeness} ({similarity} of 1)', {
        closeness: similarityWord(similarity),
        similarity: formatNumber(similarity, 2),
      }),
    });
  }
  const ranks = [
    typeof keywordRank === 'number' ? t('{rank} by words', { rank: formatOrdinal(keywordRank) }) : '',
    typeof vectorRank === 'number' ? t('{rank} by meaning', { rank: formatOrdinal(vectorRank) }) : '',
  ].filter((text) => text !== '');
  if (ranks.length > 0) lines.push({ label: t('Place'), text: ranks.join(', ') });
  if (typeof rerank === 'number') {
    lines.push({
      label: t('Second look'),
      text: t('{share} likely to answer', { share: formatPercent(rerank) }),
    });
  }
  return lines;
}
