import { afterEach, describe, expect, it } from 'vitest';
import { languageFor } from '../../../src/preload/contract/languages.ts';
import { nextIndex } from '../../../src/renderer/components/arrow-keys.ts';
import { useLanguage } from '../../../src/renderer/languages/language-store.ts';
import {
  fromLineStart,
  isRightToLeft,
  keyAlongLine,
  scrollFromLineStart,
} from '../../../src/renderer/languages/reading-direction.ts';
import { windowButtonsSide } from '../../../src/renderer/platform.ts';

const speak = (code: 'ar' | 'en') => useLanguage.setState({ language: languageFor(code, []) });
afterEach(() => speak('en'));

describe('from left to right', () => {
  it('keys and scrolling are what they are', () => {
    expect(isRightToLeft()).toBe(false);
    expect(['ArrowLeft', 'ArrowRight', 'Home'].map(keyAlongLine)).toEqual(['ArrowLeft', 'ArrowRight', 'Home']);
    expect(fromLineStart({ scrollLeft: 120 })).toBe(120);
  });
});

describe('from right to left', () => {
  it('← goes on and → goes back', () => {
    speak('ar');
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'End'].map(keyAlongLine)).toEqual([
      'ArrowRight',
      'ArrowLeft',
      'ArrowUp',
      'End',
    ]);
    expect(nextIndex(keyAlongLine('ArrowLeft'), 0, 3, 'horizontal')).toBe(1);
  });
  it('scrolling counts below zero, as browsers do', () => {
    speak('ar');
    const element = { scrollLeft: -120 };
    expect(fromLineStart(element)).toBe(120);
    scrollFromLineStart(element, 300);
    expect(element.scrollLeft).toBe(-300);
  });
});

describe('the buttons of a Mac’s window', () => {
  it('change sides with the language of the system alone', () => {
    expect([['de-DE', 'ar'], ['ar-EG', 'en'], ['he-IL'], []].map(windowButtonsSide)).toEqual([
      'left',
      'right',
      'right',
      'left',
    ]);
  });
});
