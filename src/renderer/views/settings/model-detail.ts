import type { EmbeddingStatus, ModelSummary } from '../../../preload/contract/shapes.ts';
import { formatBytes, formatCount } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { errorLine } from '../error-messages.ts';

const stateWords = (): Readonly<Record<ModelSummary['state'], string>> => ({
  available: t('Loads when needed'),
  loading: t('Loading…'),
  loaded: t('In memory'),
  missing: t('File missing'),
  failed: t('Could not be loaded'),
});

/** What a person should know about a model in the list. `embedding`: how far the vectors are; null before that is known. */
export function modelDetail(model: ModelSummary, embedding: EmbeddingStatus | null): string {
  if (model.reason) return errorLine(model.reason);
  const parts = [currentUse(model, embedding) ?? stateWords()[model.state]];
  if (model.bytes !== null) parts.push(formatBytes(model.bytes));
  if (model.contextTokens !== null && model.role === 'chat')
    parts.push(t('{contextTokens} tokens of context', { contextTokens: formatCount(model.contextTokens) }));
  if (model.bundled) parts.push(t('comes with Docent'));
  return facts(parts);
}

function currentUse({ id, role, selected }: ModelSummary, embedding: EmbeddingStatus | null): string | null {
  if (role === 'reranker') return selected ? t('Reads the first results of every search') : null;
  if (role === 'chat' || embedding === null) return null;
  const { answering, next, done, total } = embedding;
  if (next === id)
    return plural(total, 'Being prepared: {done} of {n} passage', 'Being prepared: {done} of {n} passages', {
      done: formatCount(done),
    });
  if (answering === id) return next === null ? t('Search uses it') : t('Search uses it until the other is prepared');
  return selected ? t('Chosen') : null;
}
