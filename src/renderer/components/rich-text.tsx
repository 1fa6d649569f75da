import { Fragment, type ReactNode } from 'react';
import { asItIs, partEnd } from './answer-source.ts';
import { type Inline, type RichBlock, readMarkdown } from './markdown.ts';

export type PartRenderer = {
  readonly count: number;
  /** Wraps the words of part `index`. */
  readonly wrap: (words: string, index: number, key: string) => ReactNode;
  /** What stands after the last word of part `index`. */
  readonly after: (index: number) => ReactNode;
  /** Whether that begins with a mark that is not to stand alone on the next line. */
  readonly hasMarks: (index: number) => boolean;
};

type Cursor = { part: number };

/** Splits text at part ends; the cursor counts parts in document order. */
function renderWords(source: string, key: string, cursor: Cursor, parts: PartRenderer | undefined): ReactNode {
  const text = source.replaceAll(asItIs, '');
  if (!parts) return text;
  const pieces = text.split(partEnd);
  return pieces.map((words, index) => {
    const place = `${key}.${index}`;
    const isEnd = index < pieces.length - 1;
    const part = isEnd ? cursor.part++ : cursor.part;
    const hasMarks = isEnd && parts.hasMarks(part);
    const last = hasMarks ? (lastWord.exec(words)?.[0] ?? '') : '';
    const lead = words.slice(0, words.length - last.length);
    return (
      <Fragment key={place}>
        {lead !== '' && parts.wrap(lead, part, place)}
        {isEnd && !hasMarks && parts.after(part)}
        {hasMarks && (
          <span className="claim-end">
            {last !== '' && parts.wrap(last, part, `${place}.end`)}
            <span className="claim-sources">{parts.after(part)}</span>
          </span>
        )}
      </Fragment>
    );
  });
}

/** What a source stays on one line with: a word, or the last two signs of a script without spaces between words. */
const lastWord = /(?:[^\s\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFFEF]{1,20}|\S{1,2})$/u;

function renderInline(inline: readonly Inline[], key: string, cursor: Cursor, parts?: PartRenderer): ReactNode[] {
  return inline.map((each, index) => {
    const place = `${key}.${index}`;
    if (each.type === 'text') return <Fragment key={place}>{renderWords(each.text, place, cursor, parts)}</Fragment>;
    if (each.type === 'code') return <code key={place}>{renderWords(each.text, place, cursor, parts)}</code>;
    const Tag = each.type === 'bold' ? 'strong' : 'em';
    return <Tag key={place}>{renderInline(each.children, place, cursor, parts)}</Tag>;
  });
}

function renderBlock(block: RichBlock, key: string, cursor: Cursor, parts?: PartRenderer): ReactNode {
  switch (block.type) {
    case 'code':
      return (
        <pre key={key}>
          <code>{renderWords(block.text, key, cursor, parts)}</code>
        </pre>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of an immutable text have no other identity
        <li key={`${key}.${index}`}>{renderInline(item, `${key}.${index}`, cursor, parts)}</li>
      ));
      return block.ordered ? (
        <ol key={key} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul key={key}>{items}</ul>
      );
    }
    case 'heading':
      return (
        <p key={key} className="rich-heading">
          {renderInline(block.children, key, cursor, parts)}
        </p>
      );
    case 'quote':
      return <blockquote key={key}>{renderInline(block.children, key, cursor, parts)}</blockquote>;
    case 'paragraph':
      return <p key={key}>{renderInline(block.children, key, cursor, parts)}</p>;
  }
}

type RichTextProps = { readonly text: string; readonly parts?: PartRenderer; readonly streaming?: boolean };

/**
 * The one place where text from models and documents becomes elements. Everything reaches the page as React text nodes;
 * the only elements are p, strong, em, code, pre, ul, ol, li and blockquote.
 */
export function RichText({ text, parts, streaming }: RichTextProps) {
  const cursor: Cursor = { part: 0 };
  const blocks = readMarkdown(text).map((block, index) => renderBlock(block, String(index), cursor, parts));
  // Whatever the Markdown swallowed, no part loses its citations.
  const rest = parts ? Array.from({ length: parts.count }, (_, index) => index).slice(cursor.part) : [];
  return (
    <div className={streaming ? 'rich-text is-streaming' : 'rich-text'} dir="auto">
      {blocks}
      {parts && rest.map((index) => <Fragment key={index}>{parts.after(index)}</Fragment>)}
    </div>
  );
}
