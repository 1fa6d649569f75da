/**
 * Writes the synthetic set of telecom feature documents with their truth: 30 for development and 30 kept for one final run. How it
 * came to be and how it is to be scored: telecom-set.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { composeDocument } from './compose-document.ts';
import { changedItems, type DrawnItems, drawItems } from './draw-items.ts';
import { asDocx, asXlsx } from './office-formats.ts';
import { asPdf } from './pdf-format.ts';
import { telecomPlans } from './telecom-plans.ts';
import type { ComposedDocument, DocumentPlan, Half, HalfWords, NamedItem, TelecomTruth } from './telecom-types.ts';
import { asCsv, asHtml, asMail, asMarkdown, asText } from './text-formats.ts';
import { developmentWords } from './words-development.ts';
import { finalWords } from './words-final.ts';

const seeds: Readonly<Record<Half, number>> = { development: 7_001, final: 9_001 };

/** Writes one half's documents into the folder and returns what is true of each; the same bytes and truth every time. */
export function writeTelecomDocuments(folder: string, half: Half): TelecomTruth[] {
  mkdirSync(folder, { recursive: true });
  const words = half === 'development' ? developmentWords : finalWords;
  return telecomPlans(half).map((plan) => {
    // A near duplicate draws what its original drew.
    const random = seededRandom(seeds[half] + (plan.like ?? plan.number) * 101);
    const drawn = drawItems(plan, words, random);
    const items = plan.like === null ? drawn : changedItems(drawn);
    const document = composeDocument(plan, items, words, random);
    const file = `${String(plan.number).padStart(2, '0')}-${kebab(items.title)}.${plan.format}`;
    writeFileSync(join(folder, file), bytesOf(plan, document, half));
    return {
      file,
      language: plan.language,
      truth: truthOf(items),
      traps: trapsOf(plan, words),
      decoys: decoysOf(items, document),
    };
  });
}

function truthOf(items: DrawnItems): TelecomTruth['truth'] {
  const copied = (list: readonly NamedItem[]) => list.map((item) => ({ ...item }));
  return {
    mainFeatures: [...items.mainFeatures],
    parameters: copied(items.parameters),
    counters: copied(items.counters),
    events: copied(items.events),
    relatedFeatures: [...items.relatedFeatures],
    activation: [...items.activation],
  };
}

/** The names of `gone` and `foreign` that stand somewhere in the document. */
function decoysOf({ gone, foreign }: DrawnItems, document: ComposedDocument): string[] {
  const text = JSON.stringify(document.blocks);
  const named = [gone, foreign].flatMap(({ parameters, counters, events }) => [...parameters, ...counters, ...events]);
  const names = [...named.map(({ name }) => name), foreign.related];
  return names.filter((name) => {
    const exact = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return new RegExp(`(?<!\\w)${exact}(?!\\w)`).test(text);
  });
}

function bytesOf(plan: DocumentPlan, document: ComposedDocument, half: Half): Uint8Array | string {
  const final = half === 'final';
  switch (plan.format) {
    case 'pdf':
      return asPdf(document);
    case 'docx':
      return asDocx(document);
    case 'html':
      return asHtml(document, final);
    case 'md':
      return asMarkdown(document);
    case 'txt':
      return asText(document);
    case 'xlsx':
      return asXlsx(document);
    case 'csv':
      return asCsv(document, final ? ';' : ',');
    case 'eml':
      return asMail(document, final);
    default:
      throw new Error(`no format ${plan.format}`);
  }
}

/** The traps named in the plan and those that lie in its layouts. */
function trapsOf(plan: DocumentPlan, words: HalfWords): string[] {
  const { sections } = plan;
  const traps = [...plan.traps];
  const add = (trap: string, there: boolean) => {
    if (there) traps.push(trap);
  };
  const has = (layout: string) => sections.some((section) => section.layout === layout);
  add('empty-category', has('none'));
  add('events-in-footnotes', has('footnote'));
  add('related-in-a-sentence', has('sentence'));
  add('merged-headings', has('merged') || (plan.page === 'headers' && has('table')));
  add('one-table-of-three-kinds', has('kinds'));
  add('split-table', plan.format === 'pdf' && sections.some(({ layout, count }) => layout === 'table' && count > 20));
  add('two-columns', plan.page === 'columns');
  add('running-headers', plan.page === 'headers' || plan.page === 'bare');
  add('split-table-without-repeated-head', plan.page === 'bare');
  add('unusual-names', /[._#]/.test(words.shapes.parameters[plan.shape] ?? ''));
  add('mixed-language', plan.language === 'mixed');
  return traps;
}

function kebab(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
