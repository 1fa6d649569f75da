/** A library without pictures, for windows that show none. */
export const noPictures = {
  'picture.status': () => ({
    ...{ total: 0, ready: 0, waiting: 0, failed: 0, working: false, model: null },
    ...{ cacheBytes: 0, cacheMost: 1 },
  }),
  'picture.list': () => ({ pictures: [], total: 0 }),
  'picture.sections': () => [],
  'picture.details': () => {
    throw new Error('there are no pictures');
  },
  'picture.duplicates': () => ({ groups: [], total: 0, complete: true }),
  'picture.search': () => ({ hits: [], pages: [], usedModel: false }),
  'picture.similar': () => ({ hits: [], pages: [], usedModel: false }),
  'picture.searchByPicture': () => ({ hits: [], pages: [], usedModel: false }),
  'picture.words': () => ({ width: 0, height: 0, words: [] }),
  'picture.useModel': () => {
    throw new Error('there are no pictures');
  },
  'picture.dropModel': () => {
    throw new Error('there are no pictures');
  },
};
