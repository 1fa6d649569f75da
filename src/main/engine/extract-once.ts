/** Fields out of documents for other programs: read anew by rules, nothing kept. */
import { AppError } from '../../preload/contract/errors.ts';
import type { HandlerInput } from '../../preload/contract/requests.ts';
import type {
  ExtractedDocument,
  ExtractedField,
  ExtractedTable,
  TemplateDraft,
} from '../../preload/contract/shapes.ts';
import { documentSource } from './document-source.ts';
import type { EngineContext } from './engine-context.ts';
import { builtInTemplates } from './extraction/built-in-templates.ts';
import { checkTemplate } from './extraction/check-template.ts';
import { extractDocument } from './extraction/extract-document.ts';
import type { ExtractedCell } from './extraction/extracted.ts';
import { extractionLimits } from './extraction/limits.ts';
import { extractionDocument } from './extraction-document.ts';
import { filesOf } from './extraction-request.ts';
import { pageFinder } from './kept-cell-pages.ts';
import { restNowAndThen } from './rest-now-and-then.ts';
import type { ContentRow } from './store/content-table.ts';
import type { FileRow } from './store/file-table.ts';

type Asked = HandlerInput<'extract.once'>;
type Readable = { readonly file: FileRow; readonly content: ContentRow };

/** Rejects with `not-found`, `template-invalid`, `cancelled`. */
export async function extractOnce(context: EngineContext, asked: Asked, signal: AbortSignal): Promise<ExtractedTable> {
  const template = templateOf(asked.template);
  const all = readableOf(context, asked);
  const page = all.slice(asked.from, asked.from + asked.limit);
  const rest = restNowAndThen(extractionLimits.turnMs);
  const rows: ExtractedDocument[] = [];
  for (const { file, content } of page) {
    const row = await extractDocument({
      ...{ template, mode: 'basic', model: null, signal, rest },
      document: extractionDocument(context, content, file.name),
    });
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    const pageAt = pageFinder(context);
    rows.push({
      ...documentSource(context, content, file),
      fields: row.cells.map((cell) => fieldOf(cell, (start) => pageAt(content.publicId, start))),
      quality: row.quality.score,
      readCharacters: row.readCharacters,
    });
  }
  const next = asked.from + page.length;
  return { template: template.name, rows, total: all.length, next: next < all.length && page.length > 0 ? next : null };
}

/** Those a person made are words of theirs, and told to nobody. */
function templateOf(given: Asked['template']): TemplateDraft {
  if (typeof given !== 'string') {
    const stopping = checkTemplate(given, []).find(({ stops }) => stops);
    if (!stopping) return given;
    const detail = `${stopping.field === null ? '' : `${stopping.field}: `}${stopping.code}`;
    throw new AppError('template-invalid', `This template cannot be used: ${detail}.`, {
      ...{ detail, code: stopping.code, field: stopping.field },
    });
  }
  const wanted = given.trim().toLowerCase();
  const found = builtInTemplates.find(({ id, name }) => id === given || name.toLowerCase() === wanted);
  if (found) return found;
  const names = builtInTemplates.map(({ id }) => id).join(', ');
  throw new AppError('not-found', `There is no such template for other programs. There are: ${names}.`);
}

/** Each text once, in files this asker may see. Rejects with `not-found` when a named document is not among them. */
function readableOf(context: EngineContext, { scope, documentIds }: Asked): Readable[] {
  const { library } = context;
  const isNowhere = scope !== undefined && scope.folderIds.length + scope.fileIds.length === 0;
  const files = isNowhere ? [] : filesOf(context, { ...(scope ?? { folderIds: [], fileIds: [] }), below: '' });
  const wanted = documentIds && documentIds.length > 0 ? new Set(documentIds) : null;
  const found = new Map<string, Readable>();
  for (const { target } of files) {
    const contentId = library.collection.readableContent(target);
    const content = contentId === undefined ? undefined : library.contents.byId(contentId);
    const file = library.files.byPublicId(target);
    if (!content || !file || found.has(content.publicId) || wanted?.has(content.publicId) === false) continue;
    found.set(content.publicId, { file, content });
  }
  if (wanted && [...wanted].some((id) => !found.has(id))) {
    throw new AppError(
      'not-found',
      'A document is not in the library, not readable, or not in the folders this door may read.',
    );
  }
  return [...found.values()];
}

function fieldOf(cell: ExtractedCell, pageAt: (offset: number) => number | null): ExtractedField {
  const { field, value, currency, verified, confidence, span, items } = cell;
  return {
    ...{ field, currency, verified, confidence },
    value: items ? items.slice(0, extractionLimits.toldItems).map(({ text }) => text) : value,
    ...{ page: span ? pageAt(span[0]) : null, start: span?.[0] ?? null, end: span?.[1] ?? null },
    items: items?.length ?? null,
  };
}
