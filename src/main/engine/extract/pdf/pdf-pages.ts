import { limits } from '../../limits.ts';
import type { ByteSource, ExtractItem, ExtractLimits, PictureTools, ReadingTools, Reason, Unit } from '../../types.ts';
import { textLimit } from '../document-items.ts';
import { inOrderAhead, type Later } from './in-order-ahead.ts';
import { pdfLimits } from './limits.ts';
import { withNotes } from './note-text.ts';
import { pageDoubts } from './page-doubts.ts';
import { type PageLayout, pageLayout } from './page-layout.ts';
import { openPageReader, type PageReader, type SeenRawPage } from './page-reader.ts';
import { ocrRoute } from './page-route.ts';
import { pageUnit } from './page-unit.ts';
import {
  qualityDoubt,
  recogniseEmptyPage,
  recogniseInstead,
  recogniseRegions,
  recogniseWhereLayerLies,
  unitOfFailure,
} from './recognise-page.ts';
import type { GreyPicture } from './render-page.ts';

type LaidOutPage = {
  readonly index: number;
  readonly seen: SeenRawPage;
  readonly layout: PageLayout;
  readonly doubts: readonly Reason[];
};
type ReadPage = LaidOutPage | { readonly index: number; readonly reason: Reason };

/**
 * The pages of a PDF in order. A page is held back until those after it are read, because only they show which of its
 * lines repeat, and longer while its pixels are read; what is yielded for a page does not depend on where the reading started.
 */
export async function* extractPages(
  source: ByteSource,
  extractLimits: ExtractLimits,
  signal: AbortSignal,
  tools: ReadingTools,
): AsyncIterable<ExtractItem> {
  const reader = await openPageReader(source, tools.password, signal);
  try {
    yield { type: 'metadata', fields: reader.fields, units: reader.pages };
    for (const member of reader.members) yield { type: 'member', member };
    let characters = 0;
    const ahead = { heavy: tools.pictures?.parallel ?? 1, held: pdfLimits.unitsAhead };
    for await (const item of inOrderAhead(pageItems(reader, extractLimits.fromUnit, signal, tools.pictures), ahead)) {
      if (item.type === 'unit') characters += item.unit.text.length;
      if (characters > extractLimits.maxCharacters) throw textLimit(extractLimits.maxCharacters);
      yield item;
    }
  } finally {
    await reader.close();
  }
}

/** Items in order, those whose pixels are being read as promises. */
async function* pageItems(
  reader: PageReader,
  fromUnit: number,
  signal: AbortSignal,
  pictures: PictureTools | null,
): AsyncGenerator<ExtractItem | Later<ExtractItem>> {
  const { neighbours } = limits.extract.pdf;
  const window: ReadPage[] = [];
  for (let index = Math.max(0, fromUnit - neighbours); index < reader.pages + neighbours; index += 1) {
    signal.throwIfAborted();
    if (index < reader.pages) window.push(await readPage(reader, index));
    const due = window.find((page) => page.index === index - neighbours);
    while ((window[0]?.index ?? index) < index - 2 * neighbours) window.shift();
    if (!due || due.index < fromUnit) continue;
    if (!('seen' in due)) {
      yield { type: 'unit-failed', index: due.index, number: due.index + 1, reason: due.reason };
      continue;
    }
    const around = window.flatMap((other) => (other !== due && 'seen' in other ? [other.layout] : []));
    yield* unitItems(reader, due, around, pictures);
  }
}

async function readPage(reader: PageReader, index: number): Promise<ReadPage> {
  const seen = await reader.read(index);
  if ('reason' in seen) return { index, reason: seen.reason };
  const { page, doubts } = pageDoubts(seen.raw);
  const damage: Reason[] = reader.incomplete ? [{ code: 'file-damaged', values: {} }] : [];
  return { index, seen, layout: pageLayout(page), doubts: [...damage, ...doubts] };
}

/** The item of a page; where pixels must be read, what starts that once there is room. */
function* unitItems(
  reader: PageReader,
  page: LaidOutPage,
  around: readonly PageLayout[],
  pictures: PictureTools | null,
): Generator<ExtractItem | Later<ExtractItem>> {
  const { raw, facts } = page.seen;
  const unit = nativeUnit(page, around);
  const route = ocrRoute(raw, facts);
  const finished = (done: Unit): ExtractItem => ({ type: 'unit', unit: withNotes(done, raw.notes) });
  if (route.kind === 'too-large' && unit.text === '') {
    const reason = { code: 'picture-too-large', values: { page: page.index + 1 } } as const;
    yield { type: 'unit-failed', index: page.index, number: page.index + 1, reason };
    return;
  }
  if (route.kind === 'none' || route.kind === 'too-large' || !pictures) {
    yield finished({ ...unit, doubts: [...unit.doubts, ...unread(unit, route.kind)] });
    return;
  }
  const areas = route.kind === 'regions' ? route.areas : [{ area: null, pixelsPerInch: route.pixelsPerInch }];
  yield async () => {
    const painted: GreyPicture[] = [];
    for (const { area, pixelsPerInch } of areas) {
      const picture = await reader.render(page.index, area, pixelsPerInch);
      if (picture) painted.push(picture);
    }
    const [whole] = painted;
    const reading = async (): Promise<Unit> => {
      if (!whole) return { ...unit, doubts: [...unit.doubts, ...unread(unit, route.kind)] };
      if (route.kind === 'regions') return recogniseRegions(unit, painted, pictures);
      if (route.kind === 'page') return recogniseEmptyPage(unit, whole, pictures);
      if (route.kind === 'layer') return recogniseWhereLayerLies(unit, whole, pictures);
      return recogniseInstead(unit, whole, pictures);
    };
    const result = reading()
      .catch((error: unknown) => unitOfFailure(unit, error))
      .then((done): ExtractItem => {
        if ('text' in done) return finished(done);
        return { type: 'unit-failed', index: page.index, number: page.index + 1, reason: done };
      });
    return { result };
  };
}

/** Doubts about a page whose pixels are not read although they should be. */
function unread(unit: Unit, kind: string): Reason[] {
  if (kind === 'too-large') return [{ code: 'picture-too-large', values: { page: unit.index + 1 } }];
  if (kind === 'page') return [{ code: 'no-text-found', values: {} }];
  return kind === 'replace' ? [qualityDoubt(unit.quality ?? 0)] : [];
}

function nativeUnit({ index, seen, layout, doubts }: LaidOutPage, around: readonly PageLayout[]): Unit {
  const unit = pageUnit(index, layout, around, doubts);
  const rebuilt =
    layout.regions.length > 1 || layout.regions.some((rows) => rows.some(({ cells }) => cells.length > 1));
  const [first, ...rest] = seen.chain;
  const chain = rebuilt ? ([first ?? 'basic', 'layout', ...rest] as const) : seen.chain;
  return unit.text === ''
    ? { ...unit, chain }
    : { ...unit, chain, quality: Math.round(seen.facts.quality * 1000) / 1000 };
}
