import { describe, expect, it } from 'vitest';
import type { Locator } from '../../../src/preload/contract/shapes.ts';
import { placeText } from '../../../src/renderer/views/place-text.ts';

describe('the place of a passage', () => {
  it.each<[Locator, string]>([
    [{ type: 'page', page: 12, places: [] }, 'Page 12'],
    [{ type: 'slide', slide: 4 }, 'Slide 4'],
    [{ type: 'sheet', sheet: 'Costs', cells: 'B7' }, 'Sheet ‘Costs’ B7'],
    [{ type: 'sheet', sheet: 'Costs', cells: '' }, 'Sheet ‘Costs’'],
    [{ type: 'chapter', chapter: 'The Garden' }, 'Chapter ‘The Garden’'],
    [{ type: 'chapter', chapter: 'Chapter 3' }, 'Chapter 3'],
    [{ type: 'message', part: '12: Offer for the roof' }, 'Message 12: Offer for the roof'],
    [{ type: 'message', part: '2024 figures' }, '2024 figures'],
    [{ type: 'message', part: 'body' }, 'Body'],
    [{ type: 'lines', first: 4, last: 9 }, 'Lines 4–9'],
    [{ type: 'heading', path: ['Leases', 'Termination'] }, 'Leases › Termination'],
    [{ type: 'time', seconds: 65 }, '1:05'],
  ])('%o is %s', (locator, text) => {
    expect(placeText(locator, null)).toBe(text);
  });
});
