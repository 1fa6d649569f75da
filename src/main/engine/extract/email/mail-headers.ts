import { type Address, addressParser } from 'postal-mime';
import type { MetadataField } from '../../types.ts';
import type { BlockDraft } from '../block-draft.ts';
import { cleanText } from '../clean-text.ts';
import { headerText, type MimeHeader, rawHeader } from '../mime/mime-header.ts';
import { mailDate } from './mail-date.ts';

/** What stands above a message, whatever file it came in. People are `Name <address>`, comma separated; '' when absent. */
export type Envelope = {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  /** As written, e.g. `Wed, 17 May 2000 19:35:05 -0400`. */
  readonly date: string;
};

/** Headers kept as metadata beside the common ones, and the field name each gets. */
const others: Readonly<Record<string, string>> = {
  sender: 'sender',
  'reply-to': 'reply-to',
  'message-id': 'message-id',
  'in-reply-to': 'in-reply-to',
  references: 'references',
  keywords: 'keywords',
  'x-keywords': 'keywords',
  'x-gmail-labels': 'keywords',
  comments: 'description',
  'content-language': 'language',
  organization: 'company',
  organisation: 'company',
  'x-mailer': 'application',
  'user-agent': 'application',
  'list-id': 'list',
  importance: 'importance',
  'x-priority': 'priority',
  'thread-topic': 'thread',
  'return-path': 'return-path',
  'delivered-to': 'delivered-to',
  'auto-submitted': 'auto-submitted',
};
const people: ReadonlySet<string> = new Set(['sender', 'reply-to', 'delivered-to', 'return-path']);

export function envelopeOf(headers: readonly MimeHeader[]): Envelope {
  return {
    subject: headerText(headers, 'subject') ?? '',
    from: addresses(headers, 'from'),
    to: addresses(headers, 'to'),
    cc: addresses(headers, 'cc'),
    bcc: addresses(headers, 'bcc'),
    date: headerText(headers, 'date') ?? '',
  };
}

/** The readable block above the body: the subject as heading, then who, to whom and when. */
export function envelopeBlocks(envelope: Envelope): BlockDraft[] {
  const lines = [
    ['From', envelope.from],
    ['To', envelope.to],
    ['Cc', envelope.cc],
    ['Bcc', envelope.bcc],
    ['Date', envelope.date],
  ].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  const blocks: BlockDraft[] = [];
  if (envelope.subject !== '') blocks.push({ kind: 'heading', level: 1, text: envelope.subject });
  if (lines.length > 0) blocks.push({ kind: 'paragraph', level: 0, text: lines.join('\n') });
  return blocks;
}

/** Metadata of a message's headers; `source` is `eml:<Header>` with the header as written. */
export function headerFields(headers: readonly MimeHeader[], envelope: Envelope): MetadataField[] {
  const fields: MetadataField[] = [];
  const add = (name: string, value: string, header: string) => {
    const clean = cleanText(value).replace(/\s+/g, ' ').trim();
    if (clean !== '') fields.push({ name, value: clean, source: `eml:${header}` });
  };
  add('title', envelope.subject, 'Subject');
  add('subject', envelope.subject, 'Subject');
  for (const [name, header] of [
    ['from', 'From'],
    ['to', 'To'],
    ['cc', 'Cc'],
    ['bcc', 'Bcc'],
  ] as const) {
    add(name, envelope[name], header);
  }
  add('sent', mailDate(envelope.date) ?? '', 'Date');
  // The newest hop stands first.
  add('received', mailDate(rawHeader(headers, 'received')?.split(';').at(-1) ?? '') ?? '', 'Received');
  const seen = new Set<string>();
  for (const { name: header } of headers) {
    const key = header.toLowerCase();
    const name = Object.hasOwn(others, key) ? others[key] : undefined;
    if (!name || seen.has(key)) continue;
    seen.add(key);
    add(name, people.has(key) ? addresses(headers, key) : (headerText(headers, key) ?? ''), header);
  }
  return fields;
}

/** Everyone in all headers of that name (lower case). */
function addresses(headers: readonly MimeHeader[], name: string): string {
  const all = headers.filter((header) => header.name.toLowerCase() === name && header.value !== '');
  return all.map((header) => addressText(header.value)).join(', ');
}

function addressText(value: string): string {
  const found = addressParser(value)
    .map(oneAddress)
    .filter((text) => text !== '');
  return (found.length > 0 ? found.join(', ') : value).replace(/\s+/g, ' ').trim();
}

function oneAddress(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(oneAddress).join(', ')}`;
  if (!address.address) return address.name;
  return address.name && address.name !== address.address ? `${address.name} <${address.address}>` : address.address;
}
