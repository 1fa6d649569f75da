import type { Span, TextBlock } from '../../../preload/contract/shapes.ts';
import type { Piece } from './block-groups.ts';
import { MarkedText } from './marked-text.tsx';

type HeadLine = { readonly name: string; readonly value: Piece };

const line = /^([A-Z][A-Za-z-]{1,24}): (.*)$/;

/** `From: …`, `To: …` as names and values with their offsets; null when the block is anything else. */
export function headLines(block: TextBlock | undefined): readonly HeadLine[] | null {
  if (block?.kind !== 'paragraph') return null;
  const lines: HeadLine[] = [];
  let at = block.start;
  for (const text of block.text.split('\n')) {
    const [, name, value] = line.exec(text) ?? [];
    if (name === undefined || value === undefined) return null;
    const start = at + text.length - value.length;
    lines.push({ name, value: { start, end: start + value.length, text: value } });
    at += text.length + 1;
  }
  return lines;
}

/** The head of a mail as mail programs show it. */
export function MailHead({ lines, mark }: { readonly lines: readonly HeadLine[]; readonly mark: Span | null }) {
  return (
    <dl className="mail-head" data-testid="mail-head">
      {lines.map(({ name, value }) => (
        <div key={value.start}>
          <dt>{name}</dt>
          <dd dir="auto">
            <MarkedText piece={value} mark={mark} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
