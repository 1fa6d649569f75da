import { type CSSProperties, memo, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Box } from '../../../preload/contract/shapes.ts';
import { pictureLimits } from '../../picture-limits.ts';
import { joinLines } from '../document/highlight-geometry.ts';
import { textBetween, wordAt } from './picture-words.ts';
import type { PictureWords } from './use-picture-words.ts';
import { wordWidth } from './word-width.ts';

type PictureTextProps = {
  readonly words: PictureWords;
  /** Outlines every word, so that one sees what was read. */
  readonly isShown?: boolean;
};

/** Share of a box's height that letters are set at: boxes reach from the ascenders to the descenders. */
const letterShare = 0.86;

const percent = (share: number): string => `${(100 * share).toFixed(4)}%`;

/** The words themselves, invisible, in the reading order; sized by the picture, so that zooming does not touch them. */
const Words = memo(function Words({ words }: { readonly words: PictureWords }) {
  return words.words.map((word) => {
    const letters = letterShare * word.height;
    const style: CSSProperties = {
      left: percent(word.left),
      top: percent(word.top),
      height: percent(word.height),
      fontSize: `${(100 * letters).toFixed(4)}cqh`,
      lineHeight: `${(100 * word.height).toFixed(4)}cqh`,
      transform: `scaleX(${((word.width * words.aspect) / (wordWidth(word.text) * letters)).toFixed(4)})`,
    };
    return (
      <span key={word.start} style={style} data-testid="picture-word">
        {word.text}
      </span>
    );
  });
});

/** One stroke per line over the words from one to another, in shares of the picture. */
function selectionStrokes({ words, aspect }: PictureWords, one: number, other: number): Box[] {
  const chosen = words.slice(Math.min(one, other), Math.max(one, other) + 1);
  // Joined where a share is as long across as it is down.
  const lines = joinLines(
    chosen.map(({ left, top, width, height }) => [left * aspect, top, (left + width) * aspect, top + height]),
  );
  return lines.map(([x0, y0, x1, y1]) => [x0 / aspect, y0, x1 / aspect, y1]);
}

/** Selects the words from one to another for the system, so that it can copy them and read them aloud. */
function selectSpans(layer: HTMLElement, one: number, other: number): void {
  const first = layer.children[Math.min(one, other)]?.firstChild;
  const last = layer.children[Math.max(one, other)]?.firstChild;
  if (first && last) getSelection()?.setBaseAndExtent(first, 0, last, last.textContent?.length ?? 0);
}

/**
 * Words of a scan that can be selected: a drag from one to another selects what is between, a double click one, and the system's
 * copy takes the document's own text for them. Where there is no word, a pointer means the picture below.
 */
export function PictureText({ words, isShown = false }: PictureTextProps) {
  const layer = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<readonly [number, number] | null>(null);
  const [isOverWord, setOverWord] = useState(false);
  const anchor = useRef<number | null>(null);

  const at = (event: PointerEvent, reach: number): number => {
    const box = layer.current?.getBoundingClientRect();
    if (!box) return -1;
    return wordAt(words.words, { x: event.clientX - box.left, y: event.clientY - box.top }, box, reach);
  };
  const choose = (one: number, other: number) => {
    setChosen([one, other]);
    if (layer.current) selectSpans(layer.current, one, other);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const word = at(event, pictureLimits.wordReach);
    if (word < 0) {
      if (chosen) getSelection()?.removeAllRanges();
      setChosen(null);
      return;
    }
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    anchor.current = event.shiftKey && chosen ? chosen[0] : word;
    choose(anchor.current, word);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (anchor.current === null) {
      setOverWord(at(event, pictureLimits.wordReach) >= 0);
      return;
    }
    event.stopPropagation();
    const word = at(event, Number.POSITIVE_INFINITY);
    if (word >= 0) choose(anchor.current, word);
  };
  const onPointerUp = () => {
    anchor.current = null;
  };

  useEffect(() => {
    if (chosen === null) return;
    const onCopy = (event: ClipboardEvent) => {
      // Another selection, in a field or elsewhere, is none of ours.
      const selected = getSelection()?.anchorNode;
      if (!selected || !layer.current?.contains(selected)) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', textBetween(words.words, ...chosen, words.text, words.from));
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [chosen, words]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isAll = event.key.toLowerCase() === 'a' && (event.metaKey || event.ctrlKey) && !event.altKey;
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (!isAll || isTyping || !layer.current) return;
      event.preventDefault();
      setChosen([0, words.words.length - 1]);
      selectSpans(layer.current, 0, words.words.length - 1);
    };
    // In the dialog only: beside a list, ⌘A is the list's.
    const dialog = layer.current?.closest('dialog');
    dialog?.addEventListener('keydown', onKey);
    return () => dialog?.removeEventListener('keydown', onKey);
  }, [words]);

  const text = useMemo(() => <Words words={words} />, [words]);
  const strokes = useMemo(() => (chosen === null ? [] : selectionStrokes(words, ...chosen)), [words, chosen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the words are text; the same can be copied with Copy Text and ⌘A
    <div
      ref={layer}
      className={isShown ? 'picture-text is-shown' : 'picture-text'}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      // The pointer selects whole words; the browser's own selection would jump in the gaps between them.
      onMouseDown={(event) => event.preventDefault()}
      style={{ cursor: isOverWord ? 'text' : undefined }}
      data-testid="picture-text"
      data-chosen={chosen === null ? undefined : Math.abs(chosen[1] - chosen[0]) + 1}
    >
      {text}
      {strokes.map(([x0, y0, x1, y1]) => (
        <i
          key={`${x0} ${y0}`}
          style={{ left: percent(x0), top: percent(y0), width: percent(x1 - x0), height: percent(y1 - y0) }}
        />
      ))}
    </div>
  );
}
