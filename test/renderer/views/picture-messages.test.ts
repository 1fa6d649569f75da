import { describe, expect, it } from 'vitest';
import {
  cellName,
  copiesText,
  formatText,
  groupTitle,
  hitText,
  locationText,
  matchText,
  othersTitle,
  placeInDocument,
  searchNote,
  sectionTitle,
  spokenName,
  statusText,
} from '../../../src/renderer/views/pictures/picture-messages.ts';
import { fakePicture } from '../harness/fake-pictures.ts';

const file = fakePicture(1);
const figure = fakePicture(3, { label: 'Figure 3', page: 12, caption: 'Tide at the wall', name: 'Report.pdf' });

describe('sentences of the pictures’ view', () => {
  it('name figures by their number and page, and files by their name', () => {
    expect(placeInDocument(figure)).toBe('Figure 3, page 12');
    expect(placeInDocument({ ...figure, label: null })).toBe('Page 12');
    expect(placeInDocument({ ...figure, page: null })).toBe('Figure 3');
    expect(placeInDocument({ ...file, page: 2 })).toBe('');
    expect(cellName(figure)).toBe('Figure 3, page 12 · Report.pdf');
    expect(cellName(file)).toBe('IMG_4001.jpg');
  });

  it('say copies in one way everywhere', () => {
    expect(copiesText(4, 2)).toBe('4 copies, 2 near copies');
    expect(copiesText(1, 0)).toBe('1 copy');
    expect(copiesText(0, 0)).toBe('');
    expect(groupTitle({ id: 'g', pictures: [], copies: 0, near: 2 })).toBe('2 near copies');
    const group = {
      ...{ id: 'g', copies: 2, near: 1 },
      pictures: [
        { picture: { ...file, id: 'a' }, match: 'same' as const },
        { picture: { ...file, id: 'b' }, match: 'same' as const },
        { picture: { ...file, id: 'c' }, match: 'near' as const },
      ],
    };
    expect(othersTitle({ ...group, near: 0, pictures: group.pictures.slice(0, 2) }, 'b')).toBe('1 other copy');
    expect(othersTitle(group, 'a')).toBe('1 other copy, 1 near copy');
    expect(othersTitle(group, 'c')).toBe('2 near copies');
    expect([true, false].map((isFirst) => matchText('same', isFirst, true))).toEqual(['Original', 'Same file']);
    expect(matchText('near', true, false)).toBe('Finest');
    expect(spokenName({ ...figure, near: 1, state: 'failed' })).toBe(
      'Tide at the wall, Figure 3, page 12 · Report.pdf, can’t be shown, also there as 1 near copy',
    );
  });

  it('head months, folders from the registered one on, and documents', () => {
    const folders = [{ id: 'f1', name: 'Documents' }];
    expect(sectionTitle('date', { key: '2024-03', title: '2024-03' }, folders)).toBe('March 2024');
    expect(sectionTitle('date', { key: '1970-01', title: '' }, folders)).toBe('January 1970');
    expect(sectionTitle('folder', { key: 'f1/Annex', title: 'Annex' }, folders)).toBe('Documents/Annex');
    expect(sectionTitle('folder', { key: 'f1/', title: '' }, folders)).toBe('Documents');
    expect(sectionTitle('document', { key: 'd1', title: 'Report 2024' }, folders)).toBe('Report 2024');
  });

  it('tell why a picture was found and what took no part', () => {
    const hit = { picture: file, score: 1, evidence: ['caption', 'nearby'] as const, match: null };
    expect(hitText(hit)).toBe('Caption, text around it');
    expect(hitText({ ...hit, match: 'near' })).toBe('Nearly the same');
    const results = { hits: [], pages: [], usedModel: false };
    expect(searchNote(results, false)).toContain('picture model');
    expect(searchNote({ ...results, usedModel: true }, false)).toBeNull();
  });

  it('say sizes, places and what is still to be done', () => {
    expect(formatText({ ...file, format: 'webp', width: 4032, height: 3024 })).toBe('WebP · 4,032 × 3,024');
    expect(formatText({ ...file, format: '', width: 0, height: 0 })).toBe('');
    expect(locationText({ latitude: -33.8568, longitude: 151.2153, isPrivate: true })).toBe(
      '33.85680° S, 151.21530° E',
    );
    const status = {
      revision: 1,
      total: 12,
      ready: 9,
      waiting: 3,
      failed: 0,
      working: true,
      model: null,
      cacheBytes: 0,
      cacheMost: 1,
    };
    expect(statusText(status)).toBe('12 pictures · 3 still to be looked at');
    expect(statusText({ ...status, working: false })).toBe('12 pictures');
    const model = { name: 'clip', path: '/clip', state: 'preparing', reason: null, done: 3, total: 12 } as const;
    expect(statusText({ ...status, working: false, model })).toBe('12 pictures · clip has seen 25%');
    expect(statusText({ ...status, working: false, model: { ...model, state: 'missing' } })).toContain(
      'not where it was',
    );
  });
});
