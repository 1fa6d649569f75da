import type { BlockDraft } from '../block-draft.ts';
import { childNamed, childrenNamed, type XmlElement } from '../xml/parse-xml.ts';
import { descendantsNamed, xmlText } from '../xml/xml-text.ts';
import { drawingBody } from './drawing-text.ts';
import { ooxmlLimits } from './limits.ts';

/** A chart part as blocks: its titles, then its series as a table with categories down the side. */
export function chartDrafts(root: XmlElement | null): BlockDraft[] {
  if (!root) return [];
  const drafts: BlockDraft[] = [];
  for (const title of descendantsNamed(root, 'title')) {
    const text =
      [...descendantsNamed(title, 'rich')].map(drawingBody).join(' ') || points(childNamed(title, 'tx')).join(' ');
    if (text.trim() !== '') drafts.push({ kind: 'caption', level: 0, text });
  }
  const series = [...descendantsNamed(root, 'ser')].slice(0, ooxmlLimits.maxSeries);
  const names = series.map((one) => pointText(childNamed(one, 'tx')));
  const categories =
    series.map((one) => points(childNamed(one, 'cat') ?? childNamed(one, 'xVal'))).find((found) => found.length > 0) ??
    [];
  const values = series.map((one) => points(childNamed(one, 'val') ?? childNamed(one, 'yVal')));
  if (series.length > 0) drafts.push({ kind: 'table-row', level: 0, text: ['', ...names].join('\t') });
  const rows = Math.min(ooxmlLimits.maxChartRows, Math.max(categories.length, ...values.map((own) => own.length)));
  for (let row = 0; row < rows; row += 1) {
    const cells = [categories[row] ?? '', ...values.map((own) => own[row] ?? '')];
    drafts.push({ kind: 'table-row', level: 0, text: cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t') });
  }
  // The newer kind of chart (waterfall, treemap …) keeps its words in `cx:pt`.
  if (series.length === 0) {
    for (const level of descendantsNamed(root, 'lvl')) {
      const text = [...childrenNamed(level, 'pt')].map(xmlText).join('\t');
      drafts.push({ kind: 'table-row', level: 0, text });
    }
  }
  return drafts;
}

/** Cached values in the order of their index. */
function points(element: XmlElement | undefined): string[] {
  const found: string[] = [];
  for (const point of descendantsNamed(element, 'pt')) {
    const index = Number(point.attributes.get('idx') ?? found.length);
    const value = childNamed(point, 'v');
    if (!value || !(index >= 0 && index < ooxmlLimits.maxChartRows)) continue;
    const text = shortNumber(xmlText(value).trim());
    found[index] = found[index] ? `${text} ${found[index]}` : text;
  }
  return Array.from(found, (text) => text ?? '');
}

function pointText(element: XmlElement | undefined): string {
  const cached = points(element).join(' ');
  return cached !== '' ? cached : xmlText(childNamed(element, 'v')).trim();
}

/** Binary fractions are stored with all their digits; 4.2999999999999998 is meant as 4.3. */
function shortNumber(text: string): string {
  return /^-?\d+\.\d{10,}$/.test(text) ? String(Number(Number(text).toPrecision(12))) : text;
}
