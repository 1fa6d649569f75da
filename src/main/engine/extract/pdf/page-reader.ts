import { AppError } from '../../../../preload/contract/errors.ts';
import { limits } from '../../limits.ts';
import type { Box, ByteSource, Member, MetadataField, ReadingStep, Reason } from '../../types.ts';
import { placed } from './character-table.ts';
import { isLeftward } from './leftward.ts';
import { pdfLimits } from './limits.ts';
import { missedWords } from './missed-words.ts';
import { openFirstReader } from './open-first-reader.ts';
import { type PageFacts, pageFacts } from './page-quality.ts';
import { openPdf, type RawPage } from './pdf-document.ts';
import { pdfMetadata } from './pdf-metadata.ts';
import { dropPdfium } from './pdfium-module.ts';
import type { GreyPicture } from './render-page.ts';
import { openSecondReader, type SecondReader } from './second-reader.ts';

/** A page as the better of the two readers sees it, and how it was read so far. */
export type SeenRawPage = { readonly raw: RawPage; readonly facts: PageFacts; readonly chain: readonly ReadingStep[] };
export type FailedPage = { readonly reason: Reason };

/** A PDF through both readers: PDFium first, pdf.js where PDFium fails or may have missed something. */
export type PageReader = {
  readonly pages: number;
  readonly fields: readonly MetadataField[];
  readonly members: readonly Member[];
  /** The file is damaged, so that parts of it may be missing. */
  readonly incomplete: boolean;
  /** Rejects with `file-damaged` when nothing more can be read. */
  read(index: number): Promise<SeenRawPage | FailedPage>;
  /** Paints a page or part of it; null when the reader that can paint is gone or fails over it. */
  render(index: number, area: Box | null, pixelsPerInch: number): Promise<GreyPicture | null>;
  close(): Promise<void>;
};

/** Opens a PDF. Rejects as `openPdf` does when the second reader can't open it either. */
export async function openPageReader(
  source: ByteSource,
  password: string | null,
  signal: AbortSignal,
): Promise<PageReader> {
  let { document, opened, failure } = await openFirstReader(source, password, signal);
  let opening: Promise<SecondReader | null> | null = null;
  /** The second reader, opened when first needed; null when it can't open the file. */
  const secondReader = (): Promise<SecondReader | null> => {
    opening ??= openSecondReader(source, password, signal).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return null;
    });
    return opening;
  };
  const rescued = document ? null : await secondReader();
  if (failure && !document && (!rescued || rescued.pages === 0)) {
    await rescued?.close();
    throw failure;
  }
  const pages = document?.pages ?? rescued?.pages ?? 0;
  const damaged = failure?.code === 'file-damaged';
  const saved: readonly ReadingStep[] = damaged || document?.rebuilt ? ['best-effort'] : [];
  const incomplete = damaged || (await isCut(source, document?.rebuilt === true));
  let traps = 0;

  /** After a trap PDFium's memory is not to be trusted: the file is opened once more in a new one, or left to the second reader. */
  const reopen = async (): Promise<void> => {
    dropPdfium();
    traps += 1;
    document = null;
    if (traps <= limits.extract.pdf.maxTraps) document = await openPdf(opened, password, signal);
  };
  const firstLook = async (index: number): Promise<RawPage | FailedPage> => {
    if (!document) return { reason: { code: 'unit-failed', values: { page: index + 1 } } };
    try {
      return document.page(index);
    } catch (error) {
      if (error instanceof AppError) return { reason: { code: error.code, values: error.data } };
      await reopen();
      return { reason: { code: 'unit-failed', values: { page: index + 1 } } };
    }
  };
  const secondLook = async (index: number): Promise<RawPage | null> => {
    const second = await secondReader();
    if (!second || index >= second.pages) return null;
    return second.page(index).catch(() => null);
  };

  return {
    pages,
    fields: await pdfMetadata(source, document?.info ?? new Map(), pages),
    incomplete,
    members: document?.attachments.map(({ member }) => member) ?? [],
    read: async (index) => {
      const first = await firstLook(index);
      if ('reason' in first) {
        const second = await secondLook(index);
        signal.throwIfAborted();
        if (!second && !document && !(await secondReader()))
          throw new AppError('file-damaged', 'The PDF is damaged in too many places.', {});
        if (!second) return first;
        return { raw: second, facts: pageFacts(second), chain: ['basic', 'second-reader', ...saved] };
      }
      const own: SeenRawPage = { raw: first, facts: pageFacts(first), chain: ['basic', ...saved] };
      if (!wantsSecondLook(own, index)) return own;
      const second = await secondLook(index);
      return (second && betterPage(own, second)) || own;
    },
    render: async (index, area, pixelsPerInch) => {
      if (!document) return null;
      try {
        return document.render(index, area, pixelsPerInch);
      } catch (error) {
        if (!(error instanceof AppError)) await reopen();
        return null;
      }
    },
    close: async () => {
      document?.close();
      if (opening) await (await opening.catch(() => null))?.close();
    },
  };
}

/** Whether the end of the file is missing: no end mark, and its parts had to be searched for or it says it is longer. */
async function isCut(source: ByteSource, rebuilt: boolean): Promise<boolean> {
  const { endBytes } = pdfLimits.repair;
  const latin = new TextDecoder('latin1');
  const start = Math.max(0, source.size - endBytes);
  if (latin.decode(await source.read(start, source.size - start)).includes('%%EOF')) return false;
  if (rebuilt) return true;
  const head = latin.decode(await source.read(0, Math.min(endBytes, source.size)));
  return /\/Linearized/.test(head) && Number(/\/L\s+(\d+)/.exec(head)?.[1] ?? 0) > source.size;
}

/** Whether PDFium may have missed something; the rest is a sample, because both readers on every page would take thrice the time. */
function wantsSecondLook({ raw, facts }: SeenRawPage, index: number): boolean {
  if (raw.characters.count > pdfLimits.second.mostCharacters) return false;
  if (index % pdfLimits.second.sampleEvery === 0) return true;
  if (facts.letters === 0) return raw.paint.texts > 0;
  return facts.unmapped > facts.letters * pdfLimits.second.unmappedShare || facts.quality < pdfLimits.lowQuality;
}

/** The second reader's page where it is clearly better: it reads more like text, or the first lost words of it. */
function betterPage(own: SeenRawPage, second: RawPage): SeenRawPage | null {
  const facts = pageFacts(second);
  const seen: SeenRawPage = {
    raw: { ...second, covers: own.raw.covers, paint: own.raw.paint, notes: own.raw.notes },
    facts,
    chain: ['basic', 'second-reader'],
  };
  if (facts.quality > own.facts.quality + pdfLimits.betterBy) return seen;
  if (facts.quality < own.facts.quality - pdfLimits.betterBy / 2) return null;
  // pdf.js tells no letter's own place, so that it puts lines of Arabic and Hebrew together less well.
  if (isLeftwards(second)) return null;
  const { missed, of } = missedWords(own.raw, second);
  if (missed < pdfLimits.second.lossWords || missed <= of * pdfLimits.second.lossShare) return null;
  // Two readers that spell the same words differently both miss as many of the other's.
  return missedWords(second, own.raw).missed < missed / 2 ? seen : null;
}

function isLeftwards({ characters }: RawPage): boolean {
  const { count, text, starts, marks } = characters;
  let letters = 0;
  let leftwards = 0;
  for (let at = 0; at < count; at += 1) {
    if (((marks[at] ?? 0) & placed) === 0) continue;
    letters += 1;
    if (isLeftward(text.slice(starts[at], starts[at + 1]))) leftwards += 1;
  }
  return leftwards > letters * pdfLimits.second.leftwardShare;
}
