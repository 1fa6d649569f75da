import type { KeyboardEvent } from 'react';
import { keyAlongLine } from '../languages/reading-direction.ts';

type Axis = 'vertical' | 'horizontal';

const steps: Readonly<Record<Axis, Readonly<Record<string, 1 | -1>>>> = {
  vertical: { ArrowDown: 1, ArrowUp: -1 },
  horizontal: { ArrowRight: 1, ArrowLeft: -1 },
};

/** Where the focus goes from `at` of `count` for a key: round the ends, to the first or last with Home and End; null when the key is for something else. */
export function nextIndex(key: string, at: number, count: number, axis: Axis): number | null {
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[axis][key];
  if (step === undefined) return null;
  return at < 0 ? (step === 1 ? 0 : count - 1) : (at + step + count) % count;
}

/** The next item, from `at` on and round the end, whose words begin with what was typed; -1 when none does. */
export function typedIndex(letter: string, at: number, labels: readonly string[]): number {
  const order = labels.map((_, index) => (at + 1 + index) % labels.length);
  return order.find((index) => labels[index]?.trim().toLowerCase().startsWith(letter.toLowerCase())) ?? -1;
}

/** Moves the focus among the elements that match `selector` inside the one with the handler. True when the key was for them. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string, axis: Axis): boolean {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)].filter(
    (item) => !item.matches(':disabled'),
  );
  const at = items.indexOf(document.activeElement as HTMLElement);
  // What is typed in a field of a menu is for the field.
  if (at < 0 && document.activeElement instanceof HTMLInputElement) return false;
  const isLetter =
    axis === 'vertical' && event.key.length === 1 && event.key !== ' ' && !event.metaKey && !event.ctrlKey;
  const next = isLetter
    ? typedIndex(
        event.key,
        at,
        items.map((item) => item.textContent ?? ''),
      )
    : nextIndex(keyAlongLine(event.key), at, items.length, axis);
  if (next === null || next < 0) return false;
  event.preventDefault();
  items[next]?.focus();
  return true;
}
