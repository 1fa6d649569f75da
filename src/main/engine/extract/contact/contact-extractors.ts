import { AppError } from '../../../../preload/contract/errors.ts';
import type { ByteSource, ExtractItem, ExtractLimits, Extractor, MetadataField } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { documentItems } from '../document-items.ts';
import { decodeSource } from '../text/decode-source.ts';
import { contactLimits } from './limits.ts';

type Read = (text: string) => { readonly fields: readonly MetadataField[]; readonly blocks: readonly BlockDraft[] };

/** Address books (vCard): a section for each contact. */
export const vcardExtractor: Extractor = extractorOf('vcard', ['vcf', 'vcard'], /^\s*BEGIN:VCARD\b/i, async () => {
  return (await import('./contact-blocks.ts')).contactBlocks;
});

/** Calendars (iCalendar): a section for each event, task or note. */
export const calendarExtractor: Extractor = extractorOf(
  'calendar',
  ['ics', 'ical', 'ifb', 'vcs'],
  /^\s*BEGIN:VCALENDAR\b/i,
  async () => {
    return (await import('./calendar-blocks.ts')).calendarBlocks;
  },
);

function extractorOf(kind: string, endings: readonly string[], mark: RegExp, load: () => Promise<Read>): Extractor {
  return {
    kind,
    version: 1,
    endings,
    sniff: (head) => mark.test(new TextDecoder().decode(head.subarray(0, 64))),
    extract: (source, limits, signal) => extract(source, limits, signal, load),
  };
}

async function* extract(
  source: ByteSource,
  limits: ExtractLimits,
  signal: AbortSignal,
  load: () => Promise<Read>,
): AsyncIterable<ExtractItem> {
  if (source.size > contactLimits.maxBytes) {
    throw new AppError('file-too-large', 'The file is too large to read.', { most: contactLimits.maxBytes });
  }
  const { encoding, parts } = await decodeSource(source, signal);
  const texts: string[] = [];
  for await (const part of parts) texts.push(part);
  const { fields, blocks } = (await load())(texts.join(''));
  yield* documentItems(
    [...fields, { name: 'encoding', value: encoding, source: 'text:detected' }],
    blocks,
    limits,
    signal,
  );
}
