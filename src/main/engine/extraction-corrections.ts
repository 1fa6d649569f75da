/** Corrected cells as examples: for later runs of the same template, and as lines for fine-tuning. */
import type { TemplateDraft } from '../../preload/contract/shapes.ts';
import type { EngineContext } from './engine-context.ts';
import { modelLimits } from './extraction/model/limits.ts';
import type { ModelReader } from './extraction/model/read-with-model.ts';
import { type ExtractionRequest, type KeptCell, requestOf } from './extraction-request.ts';

type Correction = {
  readonly runId: string;
  readonly target: string;
  readonly field: string;
  readonly request: ExtractionRequest;
  readonly kept: KeptCell;
  /** What the document says around it; '' when the place is gone. */
  readonly around: string;
};

/** UTF-16 units on each side of a value that are shown with it. */
const aroundCharacters = 120;

export function* correctionsOf(context: EngineContext): IterableIterator<Correction> {
  const requests = new Map<string, ExtractionRequest>();
  for (const { runId, target, field, text } of context.personal.extractions.corrections()) {
    const kept = JSON.parse(text ?? 'null') as KeptCell | null;
    if (!kept?.isCorrected) continue;
    const request = requests.get(runId) ?? requestOf(context, runId);
    requests.set(runId, request);
    const name = request.template.fields[field]?.name;
    if (name !== undefined) yield { runId, target, field: name, request, kept, around: aroundOf(context, kept) };
  }
}

function aroundOf({ library }: EngineContext, { documentId, cell, before }: KeptCell): string {
  const span = cell.span ?? before?.span;
  const content = documentId === null ? undefined : library.contents.byPublicId(documentId);
  if (!span || !content) return '';
  const text = library.contents.text(content.id, Math.max(0, span[0] - aroundCharacters), span[1] + aroundCharacters);
  return text.replace(/\s+/g, ' ').trim();
}

/** The newest corrections of fields of these names. */
export function correctionExamples(context: EngineContext, template: TemplateDraft): ModelReader['examples'] {
  const names = new Set(template.fields.map(({ name }) => name));
  const all = [...correctionsOf(context)].filter(
    ({ field, request, around }) => names.has(field) && request.template.name === template.name && around !== '',
  );
  return all
    .reverse()
    .slice(0, modelLimits.examples * template.fields.length)
    .map(({ field, around, kept }) => ({ field, text: around, value: JSON.stringify(kept.cell.value) }));
}
