import { AppError } from '../../../../preload/contract/errors.ts';
import { limits as engineLimits } from '../../limits.ts';
import type { ExtractItem, ExtractLimits, ReadingTools } from '../../types.ts';
import { decodeXml, type OfficePackage } from '../ooxml/office-package.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed } from '../xml/xml-text.ts';
import { openDocumentFields } from './open-document-fields.ts';
import { openDocumentStyles } from './open-document-styles.ts';

/** The parts an OpenDocument file is made of; a flat one has them all in one. */
export type OpenDocumentParts = {
  readonly content: XmlElement;
  readonly styles: XmlElement | null;
  readonly meta: XmlElement | null;
};

/** An OpenDocument package: text, presentation, drawing or spreadsheet, by the body it has. */
export async function* openDocumentItems(
  packed: OfficePackage,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  const manifest = await packed.bytes('META-INF/manifest.xml', engineLimits.extract.maxXmlBytes);
  let file = packed;
  if (manifest && /<(?:\w+:)?encryption-data\b/.test(decodeXml(manifest))) {
    const { decryptOpenDocument } = await import('./decrypt-open-document.ts');
    file = decryptOpenDocument(packed, manifest, tools.password, limits.maxExpansion);
  }
  const meta = await file.part('meta.xml');
  const type = decodeXml((await file.bytes('mimetype', 1000)) ?? new Uint8Array());
  if (type.includes('spreadsheet')) {
    const { odsItems } = await import('../spreadsheet/ods-items.ts');
    return yield* odsItems(file, openDocumentFields(meta, 'ods'), limits, signal);
  }
  const content = await file.part('content.xml');
  if (!content) throw new AppError('file-damaged', 'The document has no content part.', {});
  yield* partsItems({ content, styles: await file.part('styles.xml'), meta }, limits, signal);
}

/** The items of a text or presentation whose parts are read. Throws `format-unsupported` for other bodies. */
export async function* partsItems(
  parts: OpenDocumentParts,
  limits: ExtractLimits,
  signal: AbortSignal,
): AsyncIterable<ExtractItem> {
  const styles = openDocumentStyles([parts.content, parts.styles]);
  const [body] = descendantsNamed(parts.content, 'body');
  for (const child of body?.children ?? []) {
    if (typeof child === 'string') continue;
    if (child.name === 'text') {
      const { textItems } = await import('./open-text-items.ts');
      return yield* textItems(child, parts, styles, limits, signal);
    }
    if (child.name === 'presentation' || child.name === 'drawing') {
      const { slideItems } = await import('./open-slide-items.ts');
      return yield* slideItems(child, parts, styles, limits, signal);
    }
  }
  throw new AppError('format-unsupported', 'The document is of a kind that is not read.', {});
}
