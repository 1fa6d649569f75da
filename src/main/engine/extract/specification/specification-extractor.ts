import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, ReadingTools, Unit } from '../../types.ts';
import { cutOff } from '../cut-off-items.ts';
import { extractorOfBytes } from '../extractor-of-bytes.ts';
import { sourceOfBytes } from '../source-of-bytes.ts';
import { readMember } from '../zip/read-member.ts';
import { damaged } from '../zip/zip-directory.ts';
import { openZipMember, zipExtractor } from '../zip-archive/zip-extractor.ts';
import { zipListing } from '../zip-archive/zip-listing.ts';
import type { ListedMember } from '../zip-archive/zip-members.ts';
import { specificationLimits } from './limits.ts';
import { coverTitle, documentFields, nameFields, plainTitle } from './specification-fields.ts';
import { specificationName } from './specification-name.ts';
import { specificationParts } from './specification-parts.ts';

/**
 * A 3GPP specification as it is published: a ZIP named by number and version around one or more word processing files. It is read
 * as one document; what else lies in the archive (code, tables) becomes members.
 */
export const specificationExtractor: Extractor = {
  kind: 'specification',
  version: 1,
  endings: [],
  extract,
  openMember: openZipMember,
};

async function* extract(
  source: ByteSource,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  const name = specificationName(tools.name);
  const { byPath, cut } = await zipListing(source, limits.maxExpansion, tools.password !== null);
  const { documents, others } = specificationParts([...byPath.values()]);
  if (!name || documents.length === 0) {
    yield* zipExtractor.extract(source, limits, signal, tools);
    return;
  }
  yield { type: 'metadata', fields: nameFields(name), units: null };
  for (const { member } of others) yield { type: 'member', member };
  let units = 0;
  let characters = 0;
  let titled = false;
  for (const document of documents) {
    const part = documents.length > 1 ? document.member.name.replace(/\.\w+$/, '') : null;
    const first = units;
    try {
      const left = { ...limits, fromUnit: 0, maxCharacters: limits.maxCharacters - characters };
      for await (const item of documentItems(source, document, left, signal, tools)) {
        if (item.type === 'metadata' && document === documents[0]) {
          const fields = documentFields(name, item.fields);
          titled ||= fields.some((field) => field.name === 'title');
          yield { type: 'metadata', fields, units: null };
        } else if (item.type === 'unit') {
          units = first + item.unit.index + 1;
          characters += item.unit.text.length;
          const title = titled ? null : (coverTitle(name, item.unit.text) ?? plainTitle(name));
          titled = true;
          if (title) yield { type: 'metadata', fields: [title], units: null };
          if (units > limits.fromUnit) yield { type: 'unit', unit: partUnit(item.unit, first, part) };
        } else if (item.type === 'unit-failed') {
          units = first + item.index + 1;
          if (units > limits.fromUnit) yield { ...item, index: first + item.index };
        }
      }
    } catch (error) {
      // One part that can't be read does not take the others with it.
      if (!(error instanceof AppError) || error.code === 'text-limit' || documents.length === 1) throw error;
      const reason = { code: error.code, values: { part: document.member.name, ...error.data } } as const;
      if (units >= limits.fromUnit) yield { type: 'unit-failed', index: units, number: null, reason };
      units += 1;
    }
  }
  if (cut) throw units > 0 ? cutOff() : damaged();
}

async function* documentItems(
  source: ByteSource,
  { member, entry }: ListedMember,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  const most = specificationLimits.maxDocumentBytes;
  const bytes = await readMember(source, entry, limits.maxExpansion, most, signal, tools.password);
  const extractor = await extractorOfBytes(member.name, bytes);
  if (!extractor || extractor.kind === 'specification') {
    throw new AppError('format-unsupported', 'The document in the archive is of a kind that is not read.', {});
  }
  yield* extractor.extract(sourceOfBytes(bytes), limits, signal, { ...tools, name: member.name });
}

/** A unit of a part as one of the whole; `first` is the index of the part's first unit. */
function partUnit(unit: Unit, first: number, part: string | null): Unit {
  const label = part === null ? unit.label : unit.label === null ? part : `${part} · ${unit.label}`;
  return { ...unit, index: first + unit.index, label };
}
