import type { Box } from '../../types.ts';
import { blank, placed } from './character-table.ts';
import { pdfLimits } from './limits.ts';
import { unionBox } from './line-pieces.ts';
import type { PageImage } from './page-images.ts';
import type { PageFacts } from './page-quality.ts';
import type { RawPage } from './pdf-document.ts';

/** A part of a page to be read from its pixels, in points as displayed. */
export type OcrArea = { readonly area: Box; readonly pixelsPerInch: number };

/**
 * What of a page is read by OCR: `page` all of it, `replace` all of it against a text that looks like garbage, `layer` a sample
 * to see whether hidden text matches the scan above it, `regions` images without text; `too-large` what would be but can't.
 */
export type OcrRoute =
  | { readonly kind: 'none' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'page' | 'replace' | 'layer'; readonly pixelsPerInch: number }
  | { readonly kind: 'regions'; readonly areas: readonly OcrArea[] };

type Region = { box: Box; pixelsPerInch: number; pixels: number };

/** Decides per page from what a reader saw; a pure function, so that a resumed reading decides alike. */
export function ocrRoute(page: RawPage, facts: PageFacts): OcrRoute {
  const { images, paths, texts } = page.paint;
  const regions = joinedImages(images);
  const largest = regions.reduce<Region | null>(
    (most, one) => (most && areaOf(most.box) >= areaOf(one.box) ? most : one),
    null,
  );
  const scanned = largest !== null && shareOf(largest.box, page) >= pdfLimits.page.scanShare;
  const pixelsPerInch = scanned ? fitting(largest.pixelsPerInch) : pdfLimits.render.usual;
  const route = wholePageRoute(page, facts, scanned, pixelsPerInch);
  const { mostImagePixels } = pdfLimits.render;
  if (route) {
    if (route.kind === 'page' && images.length + paths + texts === 0) return { kind: 'none' };
    return images.some(({ pixels }) => pixels > mostImagePixels) ? { kind: 'too-large' } : route;
  }
  const areas = regions
    .filter((region) => region.pixels <= mostImagePixels && isReadable(region, page) && !isCovered(region.box, page))
    .sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])
    .slice(0, pdfLimits.regions.most)
    .map((region) => ({ area: region.box, pixelsPerInch: fitting(region.pixelsPerInch) }));
  return areas.length > 0 ? { kind: 'regions', areas } : { kind: 'none' };
}

function wholePageRoute(
  page: RawPage,
  { letters, unpainted, quality }: PageFacts,
  scanned: boolean,
  pixelsPerInch: number,
): Extract<OcrRoute, { readonly pixelsPerInch: number }> | Extract<OcrRoute, { readonly kind: 'regions' }> | null {
  if (letters === 0) return { kind: 'page', pixelsPerInch };
  if (quality < pdfLimits.lowQuality) return { kind: 'replace', pixelsPerInch };
  if (scanned && unpainted >= letters * pdfLimits.layer.unpaintedShare) return { kind: 'layer', pixelsPerInch };
  const few = letters <= pdfLimits.page.fewLetters;
  if (few && (scanned || page.paint.paths >= pdfLimits.page.outlinePaths))
    return { kind: 'regions', areas: [{ area: [0, 0, page.width, page.height], pixelsPerInch }] };
  return null;
}

function isReadable({ box, pixelsPerInch }: Region, page: RawPage): boolean {
  const { leastShare, leastSide, leastPixelsPerInch } = pdfLimits.regions;
  const side = Math.min(box[2] - box[0], box[3] - box[1]);
  return shareOf(box, page) >= leastShare && side >= leastSide && pixelsPerInch >= leastPixelsPerInch;
}

/** Whether enough native letters stand on an image for it to be a background or a scan that has been read. */
function isCovered(area: Box, { characters }: RawPage): boolean {
  const { count, boxes, marks } = characters;
  let covered = 0;
  for (let at = 0; at < count; at += 1) {
    if (((marks[at] ?? 0) & (placed | blank)) !== placed) continue;
    const box: Box = [boxes[at * 4] ?? 0, boxes[at * 4 + 1] ?? 0, boxes[at * 4 + 2] ?? 0, boxes[at * 4 + 3] ?? 0];
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    if (x >= area[0] && x <= area[2] && y >= area[1] && y <= area[3]) covered += areaOf(box);
  }
  return covered >= areaOf(area) * pdfLimits.regions.coveredShare;
}

/** Images that were cut into strips or tiles are one region again. */
function joinedImages(images: readonly PageImage[]): Region[] {
  const regions: Region[] = [];
  for (const image of [...images].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])) {
    const neighbour = regions.find(({ box }) => isStripOf(box, image.box));
    if (neighbour) {
      neighbour.box = unionBox(neighbour.box, image.box);
      neighbour.pixelsPerInch = Math.max(neighbour.pixelsPerInch, image.pixelsPerInch);
      neighbour.pixels += image.pixels;
    } else regions.push({ box: image.box, pixelsPerInch: image.pixelsPerInch, pixels: image.pixels });
  }
  return regions;
}

function isStripOf(a: Box, b: Box): boolean {
  const near = pdfLimits.regions.joinWithin;
  const touches = (low: 0 | 1, high: 2 | 3) => b[low] <= a[high] + near && b[high] >= a[low] - near;
  const alike = (low: 0 | 1, high: 2 | 3) => Math.abs(a[low] - b[low]) <= near && Math.abs(a[high] - b[high]) <= near;
  return (alike(0, 2) && touches(1, 3)) || (alike(1, 3) && touches(0, 2));
}

/** A scan's own resolution within what is read well. */
function fitting(own: number): number {
  const { least, most, usual } = pdfLimits.render;
  return own < least ? usual : Math.min(own, most);
}

function areaOf(box: Box): number {
  return Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
}

function shareOf(box: Box, page: RawPage): number {
  return areaOf(box) / Math.max(1, page.width * page.height);
}
