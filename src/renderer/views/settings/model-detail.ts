import type { EmbeddingStatus, ModelSummary } from '../../../preload/contract/shapes.ts';
import { formatAmount, formatBytes, formatCount } from '../../format.ts';
import { errorLine } from '../error-messages.ts';

const stateWords: Readonly<Record<ModelSummary['state'], string>> = {
  available: 'Loads when needed',
  loading: 'Loading…',
  loaded: 'In memory',
  missing: 'File missing',
  failed: 'Could not be loaded',
};

/** What a person should know about a model in the list. `embedding`: how far the vectors are; null before that is known. */
export function modelDetail(model: ModelSummary, embedding: EmbeddingStatus | null): string {
  if (model.reason) return errorLine(model.reason);
  const parts = [currentUse(model, embedding) ?? stateWords[model.state]];
  if (model.bytes !== null) parts.push(formatBytes(model.bytes));
  if (model.contextTokens !== null && model.role === 'chat')
    parts.push(`${formatCount(model.contextTokens)} tokens of context`);
  if (model.bundled) parts.push('comes with Docent');
  return parts.join(' · ');
}

function currentUse({ id, role, selected }: ModelSummary, embedding: EmbeddingStatus | null): string | null {
  if (role === 'reranker') return selected ? 'Reads the first results of every search' : null;
  if (role === 'chat' || embedding === null) return null;
  const { answering, next, done, total } = embedding;
  if (next === id) return `Being prepared: ${formatCount(done)} of ${formatAmount(total, 'passage')}`;
  if (answering === id) return next === null ? 'Search uses it' : 'Search uses it until the other is prepared';
  return selected ? 'Chosen' : null;
}
