import { charsetLabel } from '../mime/charset-label.ts';
import { decodedBytes } from '../mime/decode-transfer.ts';
import { contactLimits } from './limits.ts';

/** One line of a vCard or iCalendar: `TEL;TYPE=home:+49 1`. Name and parameter names in upper case. */
export type ContentLine = {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** As written: `\n`, `\,` and `\;` not yet undone. */
  readonly value: string;
};

/** The lines of a vCard or iCalendar text (RFC 6350, RFC 5545; vCard 2.1 with quoted-printable), folded ones joined. */
export function* contentLines(text: string): Generator<ContentLine> {
  let pending: string[] = [];
  let quoted = false;
  for (const line of text.split(/\r\n?|\n/)) {
    const continues = /^[ \t]/.test(line);
    if (pending.length > 0 && (continues || quoted)) {
      pending.push(quoted && !continues ? line : line.slice(1));
    } else {
      if (pending.length > 0) yield* contentLine(pending.join(''));
      pending = [line];
    }
    const whole = pending[0] ?? '';
    quoted = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE/i.test(whole) && line.endsWith('=');
    // The `=` at the end of a line joins it to the next.
    if (quoted) pending[pending.length - 1] = (pending.at(-1) ?? '').slice(0, -1);
  }
  if (pending.length > 0) yield* contentLine(pending.join(''));
}

function* contentLine(line: string): Generator<ContentLine> {
  const head = /^(?:[\w-]+\.)?([A-Za-z0-9-]+)((?:;(?:[^":;]|"[^"]*")*)*):/.exec(
    line.slice(0, contactLimits.maxValueCharacters),
  );
  if (!head?.[1]) return;
  const parameters = new Map<string, string>();
  for (const piece of (head[2] ?? '').match(/(?:[^";]|"[^"]*")+/g) ?? []) {
    const equals = piece.indexOf('=');
    const name =
      equals < 0
        ? /^(?:quoted-printable|base64|8bit)$/i.test(piece)
          ? 'ENCODING'
          : 'TYPE'
        : piece.slice(0, equals).toUpperCase();
    const value = piece.slice(equals + 1).replace(/"/g, '');
    const before = parameters.get(name);
    parameters.set(name, before ? `${before},${value}` : value);
  }
  const value = line.slice(head[0].length, head[0].length + contactLimits.maxValueCharacters);
  yield { name: head[1].toUpperCase(), parameters, value: decoded(value, parameters) };
}

function decoded(value: string, parameters: ReadonlyMap<string, string>): string {
  if (parameters.get('ENCODING')?.toLowerCase() !== 'quoted-printable') return value;
  const bytes = decodedBytes(new TextEncoder().encode(value), 'quoted-printable', value.length * 4);
  return new TextDecoder(charsetLabel(parameters.get('CHARSET') ?? '') ?? 'utf-8').decode(bytes);
}

/** A value with its escapes undone. */
export function plainValue(value: string): string {
  return value.replace(/\\([nN,;:\\])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim();
}

/** The pieces of a structured value such as a name or address: `Fuchs;Ada;;;` → `Fuchs`, `Ada`. */
export function valuePieces(value: string): string[] {
  return (value.match(/(?:[^\\;]|\\[\s\S])+|(?<=;)(?=;)/g) ?? [])
    .map((piece) => plainValue(piece).replace(/\n/g, ' '))
    .filter((piece) => piece !== '');
}
