import { expect, it } from 'vitest';
import { takeTyped, typeAhead } from '../../../src/renderer/stores/typed-ahead.ts';

const press = (key: string, changes: Partial<KeyboardEvent> = {}) =>
  typeAhead({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...changes });

// The bug: letters typed right after a view was asked for went nowhere, or to the button that led there.
it('keeps letters in order, takes one back, and gives them once', () => {
  for (const key of ['p', 'o', 'r', 't', ' ', 'é', 'x', 'Backspace']) expect([key, press(key)]).toEqual([key, true]);
  expect(takeTyped()).toBe('port é');
  expect(takeTyped()).toBe('');
});

it('leaves keys alone that say something else', () => {
  for (const key of [' ', '?', 'Enter', 'Tab', 'Escape', 'ArrowDown', 'Backspace', 'F2'])
    expect([key, press(key)]).toEqual([key, false]);
  expect([press('f', { metaKey: true }), press('a', { isComposing: true })]).toEqual([false, false]);
  expect(takeTyped()).toBe('');
});
