/** How well mails are read against JSON that another program made of them; part of `npm run eval`. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBytes } from '../engine/extract/read-document.ts';
import { type EvalRow, share } from './eval-row.ts';
import { wordF1 } from './word-overlap.ts';

const corpora = path.join(import.meta.dirname, '../../../shared/corpora');

type Address = { readonly name: string | null; readonly address: string | null };
type Value = {
  readonly Text?: string;
  readonly Address?: {
    readonly List?: readonly Address[];
    readonly Group?: readonly { readonly addresses: readonly Address[] }[];
  };
  readonly DateTime?: Readonly<
    Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'tz_hour' | 'tz_minute', number>
  > & {
    readonly tz_before_gmt: boolean;
  };
  readonly ContentType?: { readonly attributes: readonly { readonly name: string; readonly value: string }[] | null };
};
type Header = { readonly name: string | object; readonly value: Value };
type Part = {
  readonly headers: readonly Header[];
  readonly body: { readonly Text?: string; readonly Html?: string; readonly Message?: Mail };
};
type Mail = {
  readonly html_body: readonly number[];
  readonly text_body: readonly number[];
  readonly attachments: readonly number[];
  readonly parts: readonly Part[];
};

/** Measures subject, senders, dates, bodies and attachment names; rows of a table. */
export async function mailQuality(): Promise<EvalRow[]> {
  const scores = {
    subject: [] as number[],
    from: [] as number[],
    date: [] as number[],
    body: [] as number[],
    names: [] as number[],
  };
  const missed: Record<string, string[]> = { subject: [], from: [], date: [], body: [], names: [] };
  const files = globSync('mail/stalwart/*/*.json', { cwd: corpora }).sort();
  for (const file of files) {
    const source = path.join(corpora, file.replace(/\.json$/, '.eml').replace('.crlf.', '.'));
    if (!existsSync(source)) continue;
    const expected = JSON.parse(readFileSync(path.join(corpora, file), 'utf8')) as Mail;
    const bytes = file.includes('.crlf.') ? withCarriageReturns(readFileSync(source)) : readFileSync(source);
    const { fields, text, items } = await readBytes(source, bytes);
    const field = (name: string) => fields.find((one) => one.name === name)?.value ?? '';
    const score = (name: keyof typeof scores, value: number) => {
      scores[name].push(value);
      if (value < 0.99) missed[name]?.push(`${path.basename(file, '.json')} ${share(value)}`);
    };
    const headers = expected.parts[0]?.headers ?? [];
    const value = (name: string) => headers.find((header) => header.name === name)?.value;
    const subject = value('subject')?.Text;
    if (subject !== undefined) score('subject', sameText(field('subject'), subject) ? 1 : 0);
    const from = value('from')?.Address?.List?.[0];
    if (from)
      score('from', [from.name, from.address].every((piece) => !piece || field('from').includes(piece)) ? 1 : 0);
    const date = value('date')?.DateTime;
    if (date) score('date', Date.parse(field('sent')) === instant(date) ? 1 : 0);
    const bodies = [expected.text_body, expected.html_body].map((ids) =>
      ids.map((id) => plain(expected.parts[id])).join('\n'),
    );
    // Text that the truth calls an attachment although it has no name is body here: nobody could open it otherwise.
    const nameless = expected.attachments.filter((id) => attachmentName(expected.parts[id]).length === 0);
    bodies.push([...expected.text_body, ...nameless].map((id) => plain(expected.parts[id])).join('\n'));
    const own = bodyOf(text, items.some((item) => item.type === 'unit') ? fields.length : 0);
    if (bodies.some((body) => body.trim() !== '')) score('body', Math.max(...bodies.map((body) => wordF1(own, body))));
    const names = expected.attachments.flatMap((id) => attachmentName(expected.parts[id]));
    const members = items.flatMap((item) => (item.type === 'member' ? [item.member.name] : []));
    if (names.length > 0)
      score('names', names.filter((name) => members.some((own) => name.endsWith(own))).length / names.length);
  }
  return Object.entries(scores).map(([name, all]) => ({
    set: `mail: stalwart (${all.length})`,
    what:
      { subject: 'subject', from: 'from', date: 'date', body: 'body word F1', names: 'attachment names' }[name] ?? name,
    figure: share(all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length)),
    baseline: missed[name]?.length ? `missed ${missed[name].slice(0, 3).join(', ')}` : '',
  }));
}

function withCarriageReturns(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The truth has U+FFFD where its program could not read a raw byte. */
function sameText(own: string, expected: string): boolean {
  const pieces = squeezed(expected)
    .split('\uFFFD')
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.')}$`, 'u').test(squeezed(own));
}

function instant(date: NonNullable<Value['DateTime']>): number {
  const offset = (date.tz_hour * 60 + date.tz_minute) * 60_000 * (date.tz_before_gmt ? 1 : -1);
  return Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second) + offset;
}

function plain(part: Part | undefined): string {
  if (part?.body.Html === undefined) return part?.body.Text ?? '';
  return part.body.Html.replace(/<img[^>]*\balt="([^"]*)"[^>]*>/gi, ' $1 ')
    .replace(/<(script|style|title)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z])uml;/gi, '$1\u0308')
    .replace(/&szlig;/g, 'ß')
    .replace(/&\w+;/g, ' ');
}

/** What follows the block of headers that our text begins with. */
function bodyOf(text: string, fields: number): string {
  if (fields === 0) return text;
  const lines = text.split('\n');
  const last = lines.findLastIndex((line, index) => index < 9 && /^(?:From|To|Cc|Bcc|Date): /.test(line));
  return lines.slice(last + 1).join('\n');
}

function attachmentName(part: Part | undefined): string[] {
  for (const header of part?.headers ?? []) {
    const found = header.value?.ContentType?.attributes?.find(({ name }) => name === 'filename' || name === 'name');
    if (found) return [found.value];
  }
  return [];
}
