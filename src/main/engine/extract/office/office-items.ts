import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, ReadingTools } from '../../types.ts';
import { isCompound } from '../compound/compound-file.ts';
import { readCompound } from '../compound/read-compound.ts';
import { cutOffItems } from '../cut-off-items.ts';
import { isEncryptedPackage } from '../office-encryption/decrypt-package.ts';
import { embeddedMembers, openEmbedded } from '../ooxml/embedded-members.ts';
import { type OfficePackage, openOfficePackage } from '../ooxml/office-package.ts';
import { withMainPart } from '../ooxml/with-main-part.ts';
import { type OfficeFormat, packageFormat } from './package-format.ts';

/** Reads any Office file by what it really is: a zipped package, a compound file of older Office, an encrypted package, flat XML. */
export async function* officeItems(
  source: ByteSource,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  const head = await source.read(0, Math.min(8, source.size));
  if (isCompound(head)) {
    const file = await readCompound(source, signal);
    if (isEncryptedPackage(file)) {
      const { decryptPackage } = await import('../office-encryption/decrypt-package.ts');
      yield* packageItems(decryptPackage(file, tools.password, signal), limits, signal, tools);
    } else {
      const { compoundItems } = await import('../legacy-office/compound-items.ts');
      yield* compoundItems(file, source, limits, signal, tools);
    }
  } else if (isZip(head)) yield* packageItems(source, limits, signal, tools);
  else {
    const { flatItems } = await import('./flat-items.ts');
    yield* flatItems(source, limits, signal, tools);
  }
}

async function* packageItems(
  source: ByteSource,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  const file = await openOfficePackage(source, limits.maxExpansion, signal);
  if (file.cut) {
    const items = documentItems(await withMainPart(file), limits, signal, tools);
    yield* cutOffItems(items, limits.fromUnit > 0);
  } else yield* documentItems(file, limits, signal, tools);
}

async function* documentItems(
  file: OfficePackage,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  const { format, main } = await packageFormat(file);
  for await (const member of embeddedMembers(file)) yield { type: 'member', member };
  yield* formatItems(format, file, main, limits, signal, tools);
}

async function* formatItems(
  format: OfficeFormat,
  file: OfficePackage,
  main: string,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  switch (format) {
    case 'docx': {
      const { docxItems } = await import('../docx/docx-items.ts');
      return yield* docxItems(file, main, limits, signal, tools.pictures);
    }
    case 'pptx': {
      const { pptxItems } = await import('../pptx/pptx-items.ts');
      return yield* pptxItems(file, main, limits, signal, tools.pictures);
    }
    case 'xlsx': {
      const { xlsxItems } = await import('../spreadsheet/xlsx-items.ts');
      return yield* xlsxItems(file, main, limits, signal);
    }
    case 'opendocument': {
      const { openDocumentItems } = await import('../opendocument/open-document-items.ts');
      return yield* openDocumentItems(file, limits, signal, tools);
    }
  }
}

/** The bytes of one embedded file, as `embeddedMembers` announced it. Rejects with `not-found`, `file-damaged`, `member-limit` … */
export async function* openOfficeMember(
  source: ByteSource,
  path: string,
  limits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<Uint8Array> {
  let packed = source;
  if (isCompound(await source.read(0, Math.min(8, source.size)))) {
    const file = await readCompound(source, signal);
    if (!isEncryptedPackage(file)) {
      const { openObject } = await import('../legacy-office/embedded-objects.ts');
      return yield* openObject(file, path);
    }
    const { decryptPackage } = await import('../office-encryption/decrypt-package.ts');
    packed = decryptPackage(file, tools.password, signal);
  }
  const file = await openOfficePackage(packed, limits.maxExpansion, signal);
  const opened = await openEmbedded(file, path);
  if (!opened) throw new AppError('not-found', 'The embedded file is not there.', {});
  yield* opened;
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) < 8;
}
