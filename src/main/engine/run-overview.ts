/** What is in a folder: counts, period, topics with the documents they stand in, the biggest documents and what could not be read. */
import path from 'node:path';
import { setImmediate as afterThisTurn } from 'node:timers/promises';
import { AppError } from '../../preload/contract/errors.ts';
import type { FolderOverview, OverviewDocument } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { overviewLimits } from './overview/limits.ts';
import { findTopics, type TopicSource } from './overview/topics.ts';
import { analyse } from './search/analyser.ts';
import { isStopWord } from './search/stop-words.ts';
import type { OverviewContent } from './store/overview-table.ts';

/** Rejects with `not-found`. */
export async function folderOverview(context: EngineContext, folderId: string): Promise<FolderOverview> {
  const folder = context.personal.folders.byId(folderId);
  if (!folder) throw new AppError('not-found', 'This folder is no longer in the library.');
  const { overview, scopes } = context.library;
  const within = { folderIds: [folderId], fileIds: [] };
  const coverage = scopes.coverage(within);
  const { lookedInto, documents: named } = overviewLimits.topics;
  const contents = overview.contents(within, 'newest', lookedInto);
  const sources: TopicSource[] = [];
  for (const content of contents) {
    sources.push(sourceOf(context, content));
    // A search asked for meanwhile goes first.
    await afterThisTurn();
  }
  const topics = findTopics(sources, analyse, isStopWord).map(({ name, documents }) => ({
    name,
    count: documents.length,
    documents: documents.slice(0, named).flatMap((index) => {
      const content = contents[index];
      return content ? [toDocument(content)] : [];
    }),
  }));
  const unreadable = overview.unreadable(folderId, overviewLimits.unreadable);
  return {
    folderId,
    name: path.basename(folder.path) || folder.path,
    files: coverage.total,
    readable: coverage.readable,
    kinds: overview.kinds(folderId),
    period: overview.period(folderId),
    topics,
    biggest: overview.contents(within, 'longest', overviewLimits.biggest).map(toDocument),
    unreadable: unreadable.files,
    unreadableCount: unreadable.count,
  };
}

function sourceOf({ library }: EngineContext, content: OverviewContent): TopicSource {
  const { characters } = overviewLimits.topics;
  const headings = library.overview.headings(content.contentId, overviewLimits.topics.units);
  return {
    language: content.language,
    heads: [...new Set([content.title ?? path.parse(content.name).name.replaceAll('_', ' '), ...headings])],
    text: library.contents.text(content.contentId, 0, characters),
  };
}

function toDocument({ documentId, filePublicId, title, name, kind, characters }: OverviewContent): OverviewDocument {
  return { documentId, fileId: filePublicId, title: title ?? name, kind, characters };
}
