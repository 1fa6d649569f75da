/** Where a question asked in a conversation becomes a run over the whole collection. */
import type { AnswerMode } from '../../preload/contract/shapes.ts';
import { askTables, type TabledAnswer } from './ask-tables.ts';
import { collectionLimits } from './collection/limits.ts';
import { isMatterOfReading } from './collection-map.ts';
import { filesInQuestion, isCollectionQuestion, planCollection } from './collection-question.ts';
import { type CollectionRequest, itemsOf } from './collection-work.ts';
import type { EngineContext } from './engine-context.ts';
import type { AdapterUse, ModelFile } from './ports.ts';
import { rankChunks } from './search/run/rank-chunks.ts';
import type { FileScope } from './store/collection-table.ts';

export type AskedInConversation = {
  readonly question: string;
  /** The question made to stand by itself. */
  readonly searched: string;
  readonly way: 'auto' | 'passages' | 'collection' | 'table';
  readonly mode: AnswerMode;
  readonly model: ModelFile | null;
  readonly modelId?: string | undefined;
  readonly adapters: readonly AdapterUse[];
  /** How it is to be written, beside the rules. */
  readonly instructions?: string | undefined;
  readonly scope?: FileScope | undefined;
  readonly conversationId: string;
  readonly messageId: string;
};

/** What became of the question: a run by its id, an answer a table already gave, or nothing: it is answered from passages. */
export type CollectionStart =
  | { readonly runId: string; readonly tabled: null }
  | { readonly runId: null; readonly tabled: TabledAnswer | null };

/** Begins the run, or finds that a table answers. One that a model takes long for waits for a yes. */
export async function collectionRun(context: EngineContext, asked: AskedInConversation): Promise<CollectionStart> {
  const { way, searched, mode, model, conversationId, messageId } = asked;
  if (way !== 'collection' && !(way === 'auto' && isCollectionQuestion(searched))) return { runId: null, tabled: null };
  // "How many invoices are from Acme?" is a question about rows where a table lists invoices.
  const tabled = way === 'auto' ? await answeredByTable(context, searched, asked.scope) : null;
  if (tabled) return { runId: null, tabled };
  const scope = asked.scope ?? { folderIds: [], fileIds: [] };
  const request: CollectionRequest = {
    question: searched,
    mode,
    modelId: asked.modelId,
    adapters: asked.adapters,
    scope,
    instructions: asked.instructions,
  };
  const files = filesInQuestion(context, searched, scope);
  const asksModel = model !== null && needsModel(context, searched);
  const runId = context.batches.start(
    {
      ...{
        kind: 'collection',
        title: asked.question,
        request,
        mode,
        model: model?.name ?? null,
        conversationId,
        messageId,
      },
      state: asksModel && files.length > collectionLimits.proposeFiles ? 'proposed' : 'queued',
    },
    itemsOf(files),
  );
  context.emit('conversations.changed', { conversationId });
  return { runId, tabled: null };
}

/**
 * Whether a question without a conversation goes over every file by itself: it is one for the whole collection, no table answers it, and no
 * model would have to read many files unasked.
 */
export async function wantsCollection(
  context: EngineContext,
  {
    question,
    mode,
    scope,
  }: { readonly question: string; readonly mode: AnswerMode; readonly scope?: FileScope | undefined },
): Promise<boolean> {
  if (!isCollectionQuestion(question) || (await answeredByTable(context, question, scope))) return false;
  if (mode === 'extract' || !needsModel(context, question)) return true;
  return (
    filesInQuestion(context, question, scope ?? { folderIds: [], fileIds: [] }).length <= collectionLimits.proposeFiles
  );
}

/** The answer of a table that is certain of it. Never rejects: a question that can't be searched for goes over the files. */
async function answeredByTable(
  context: EngineContext,
  question: string,
  scope: FileScope | undefined,
): Promise<TabledAnswer | null> {
  const version = context.library.version();
  try {
    const ranking = await rankChunks(context, question, 'hybrid', { within: scope }, context.closing);
    const computed = await askTables(context, { question, way: 'auto' }, ranking, context.closing);
    return computed && { computed, version };
  } catch (error) {
    context.log.warn('no table could be looked for', { error: String(error) });
    return null;
  }
}

/** Facts are told by rules; a model is asked what a document is about. */
function needsModel(context: EngineContext, question: string): boolean {
  const { task, conditions } = planCollection(context, question);
  return task !== 'total' && (task === 'each' || conditions.some(isMatterOfReading));
}
