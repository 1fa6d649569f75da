import { type PDFDocumentProxy, TextLayer } from 'pdfjs-dist';
import { limits } from '../../limits.ts';
import type { Size } from './highlight-geometry.ts';

export type DrawTarget = {
  readonly canvas: HTMLCanvasElement;
  /** Takes the invisible words that can be selected and copied. */
  readonly words: HTMLElement;
  /** CSS pixels the page is shown at. */
  readonly width: number;
  readonly height: number;
};

/** Device pixels per CSS pixel, lowered where the canvas would grow beyond what can be drawn. */
function pixelRatio({ width, height }: Size): number {
  const wanted = window.devicePixelRatio || 1;
  return Math.min(wanted, Math.sqrt(limits.pdfMaxPixels / Math.max(1, width * height)));
}

/**
 * Draws one page (1-based) and then its selectable words. The page is drawn aside and copied when it is whole, so that
 * zooming never shows an empty page. Returns the page's real size in points, as displayed; null when aborted.
 */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  target: DrawTarget,
  signal: AbortSignal,
): Promise<Size | null> {
  const page = await pdf.getPage(number);
  if (signal.aborted) return null;
  const natural = page.getViewport({ scale: 1 });
  const shownScale = target.width / natural.width;
  const viewport = page.getViewport({ scale: shownScale * pixelRatio(target) });
  const sheet = document.createElement('canvas');
  sheet.width = Math.max(1, Math.round(viewport.width));
  sheet.height = Math.max(1, Math.round(viewport.height));
  const task = page.render({ canvas: sheet, viewport });
  signal.addEventListener('abort', () => task.cancel(), { once: true });
  await task.promise;
  if (signal.aborted) return null;
  target.canvas.width = sheet.width;
  target.canvas.height = sheet.height;
  target.canvas.getContext('2d')?.drawImage(sheet, 0, 0);

  const container = document.createElement('div');
  container.style.setProperty('--total-scale-factor', String(shownScale));
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container,
    viewport: page.getViewport({ scale: shownScale }),
  });
  signal.addEventListener('abort', () => layer.cancel(), { once: true });
  container.className = 'page-words';
  target.words.replaceChildren(container);
  await layer.render();
  return signal.aborted ? null : { width: natural.width, height: natural.height };
}
