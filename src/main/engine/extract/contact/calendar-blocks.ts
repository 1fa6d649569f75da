import type { MetadataField } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { type ContentLine, contentLines, plainValue } from './content-lines.ts';
import { contactLimits } from './limits.ts';

const entries: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL']);
const dates: readonly (readonly [name: string, label: string])[] = [
  ['DTSTART', 'Starts'],
  ['DTEND', 'Ends'],
  ['DUE', 'Due'],
  ['COMPLETED', 'Completed'],
];

/** The events, tasks and notes of a calendar: a heading with the summary, then when, where and who, then the description. */
export function calendarBlocks(text: string): {
  readonly fields: readonly MetadataField[];
  readonly blocks: readonly BlockDraft[];
} {
  const blocks: BlockDraft[] = [];
  const open: string[] = [];
  const summaries: string[] = [];
  let lines: ContentLine[] = [];
  let title = '';
  for (const line of contentLines(text)) {
    const value = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      if (open.length < contactLimits.maxDepth) open.push(value);
      if (entries.has(value)) lines = [];
    } else if (line.name === 'END') {
      if (entries.has(value)) {
        const summary = first(lines, 'SUMMARY');
        if (summary !== '') summaries.push(summary);
        blocks.push(...entryBlocks(lines, summary));
      }
      if (open.at(-1) === value) open.pop();
    } else if (entries.has(open.at(-1) ?? '')) lines.push(line);
    else if (line.name === 'X-WR-CALNAME' || (line.name === 'NAME' && open.length === 1))
      title ||= plainValue(line.value);
  }
  if (title === '' && summaries.length === 1) title = summaries[0] ?? '';
  return { fields: title === '' ? [] : [{ name: 'title', value: title, source: 'ics:SUMMARY' }], blocks };
}

function first(lines: readonly ContentLine[], name: string): string {
  return plainValue(lines.find((line) => line.name === name)?.value ?? '');
}

function entryBlocks(lines: readonly ContentLine[], summary: string): BlockDraft[] {
  const facts: string[] = [];
  const add = (label: string, value: string) => {
    if (value !== '') facts.push(`${label}: ${value.replace(/\n+/g, ', ')}`);
  };
  for (const [name, label] of dates) {
    const line = lines.find((one) => one.name === name);
    if (line) add(label, readableDate(line));
  }
  add('Repeats', first(lines, 'RRULE').toLowerCase().replace(/;/g, ', '));
  add('Where', first(lines, 'LOCATION'));
  add(
    'Organizer',
    lines
      .filter(({ name }) => name === 'ORGANIZER')
      .map(person)
      .join(', '),
  );
  add(
    'Attendees',
    lines
      .filter(({ name }) => name === 'ATTENDEE')
      .map(person)
      .join(', '),
  );
  add('Status', first(lines, 'STATUS').toLowerCase());
  add('Categories', first(lines, 'CATEGORIES'));
  add('Web', first(lines, 'URL'));
  const blocks: BlockDraft[] = [];
  if (summary !== '') blocks.push({ kind: 'heading', level: 2, text: summary.replace(/\n+/g, ' ') });
  if (facts.length > 0) blocks.push({ kind: 'paragraph', level: 0, text: facts.join('\n') });
  for (const text of [first(lines, 'DESCRIPTION'), first(lines, 'COMMENT')]) {
    for (const paragraph of text.split(/\n{2,}/))
      if (paragraph.trim() !== '') blocks.push({ kind: 'paragraph', level: 0, text: paragraph });
  }
  return blocks;
}

/** `20260203T081244Z` → `2026-02-03 08:12 UTC`; a local time is followed by the name of its zone. */
function readableDate({ value, parameters }: ContentLine): string {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?$/.exec(value.trim());
  if (!match) return value.trim();
  const [, year, month, day, hour, minute, utc] = match;
  if (!hour) return `${year}-${month}-${day}`;
  const zone = utc ? 'UTC' : (parameters.get('TZID') ?? '');
  return `${year}-${month}-${day} ${hour}:${minute} ${zone}`.trim();
}

function person({ value, parameters }: ContentLine): string {
  const address = plainValue(value).replace(/^mailto:/i, '');
  const name = parameters.get('CN') ?? '';
  return name === '' || name === address ? address : `${name} <${address}>`;
}
