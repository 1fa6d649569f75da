/** Where lines begin and end in the language of the window. */
import { useLanguage } from './language-store.ts';

export function isRightToLeft(): boolean {
  return useLanguage.getState().language.direction === 'rtl';
}

const opposite: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** A key as it is meant where lines begin at the left: ← and → change places in a window from right to left, all others are what they are. */
export function keyAlongLine(key: string): string {
  return isRightToLeft() ? (opposite[key] ?? key) : key;
}

/** CSS pixels an element is scrolled away from where its lines begin; from right to left browsers count below zero. */
export function fromLineStart({ scrollLeft }: { readonly scrollLeft: number }): number {
  return isRightToLeft() ? -scrollLeft : scrollLeft;
}

/** Scrolls it to so many CSS pixels from there. */
export function scrollFromLineStart(element: { scrollLeft: number }, distance: number): void {
  element.scrollLeft = isRightToLeft() ? -distance : distance;
}
