import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { ByteSource, ExtractItem, ExtractLimits, ReadingTools, Unit } from '../../types.ts';
import { type Container, openContainer } from '../container/open-container.ts';
import { cutOffItems } from '../cut-off-items.ts';
import { documentItems, textLimit } from '../document-items.ts';
import { gzipPieces } from '../gzip/gzip-pieces.ts';
import { sectionUnits } from '../section-units.ts';
import { sourceOfBytes } from '../source-of-bytes.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { withoutDoctype } from '../xml/without-doctype.ts';
import { documentDrafts } from './document-drafts.ts';
import { iworkFields, oldFields } from './iwork-fields.ts';
import { type IworkObjects, iworkObjects } from './iwork-objects.ts';
import { iworkLimits } from './limits.ts';
import { oldDrafts } from './old-drafts.ts';
import { previewItems } from './preview-items.ts';
import { sheetUnits } from './sheet-units.ts';
import { slideUnits } from './slide-units.ts';

export type IworkKind = 'pages' | 'numbers' | 'keynote';

/**
 * Metadata and units of a Pages, Numbers or Keynote document: from its objects (since 2013), its XML (2005 to 2009), else from the
 * preview it holds. Ends with `file-cut-off` when the file is. Rejects with `format-unsupported` for protected ones and for what is none of the three.
 */
export async function* iworkItems(
  kind: IworkKind,
  source: ByteSource,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncGenerator<ExtractItem> {
  const container = await openContainer(source, extractLimits.maxExpansion, signal, tools.password);
  const items = containerItems(kind, container, extractLimits, signal, tools);
  yield* container.cut ? cutOffItems(items, extractLimits.fromUnit > 0) : items;
}

async function* containerItems(
  kind: IworkKind,
  container: Container,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncGenerator<ExtractItem> {
  if (container.paths.some((path) => /\.iwph$|(?:^|\/)\.iwpv2$/.test(path))) {
    throw new AppError(
      'format-unsupported',
      'The document is protected by a password. Save it without one to read it here.',
      {
        reason: 'protected',
      },
    );
  }
  const old = await oldDocument(container, extractLimits.maxExpansion, signal);
  if (old) {
    const root = parseXml(withoutDoctype(await decodeXml(old, signal)));
    yield* documentItems(oldFields(root), oldDrafts(root), extractLimits, signal);
    return;
  }
  yield { type: 'metadata', fields: await iworkFields(container, signal), units: null };
  const objects = await iworkObjects(container, extractLimits.maxExpansion, signal);
  let characters = 0;
  for (const unit of objects.size > 0 ? unitsOf(kind, objects) : []) {
    signal.throwIfAborted();
    characters += unit.text.length;
    if (characters > extractLimits.maxCharacters) throw textLimit(extractLimits.maxCharacters);
    if (unit.index >= extractLimits.fromUnit) yield { type: 'unit', unit };
  }
  if (characters > 0) return;
  if (objects.size === 0 && !container.paths.some((path) => /^(?:preview|QuickLook\/|Index)/i.test(path))) {
    throw new AppError('format-unsupported', 'The file is no Pages, Numbers or Keynote document.', {});
  }
  yield* previewItems(container, extractLimits, signal, tools);
}

/** Units with text; a document whose structure shows nothing is read as one flow of text. */
function* unitsOf(kind: IworkKind, objects: IworkObjects): Generator<Unit> {
  let found = false;
  if (kind !== 'pages') {
    for (const unit of kind === 'keynote' ? slideUnits(objects) : sheetUnits(objects)) {
      found ||= unit.text !== '';
      if (found) yield unit;
    }
  }
  if (!found) yield* sectionUnits(documentDrafts(objects, new Set()));
}

/** The XML of an iWork '09 document, or null. */
async function oldDocument(
  container: Container,
  maxExpansion: number,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const path = container.paths.find((one) => /^index\.(?:xml|apxl)(?:\.gz)?$/i.test(one));
  const bytes = path ? await container.read(path, iworkLimits.maxPartBytes) : null;
  if (!path || !bytes || !/\.gz$/i.test(path)) return bytes;
  const pieces: Uint8Array[] = [];
  let total = 0;
  for await (const piece of gzipPieces(sourceOfBytes(bytes), maxExpansion, signal)) {
    total += piece.length;
    if (total > limits.extract.maxXmlBytes) throw textLimit(limits.extract.maxXmlBytes);
    pieces.push(piece);
  }
  const whole = new Uint8Array(total);
  let end = 0;
  for (const piece of pieces) {
    whole.set(piece, end);
    end += piece.length;
  }
  return whole;
}
