/** Pictures of the harness: 2,000 of them, as files and inside documents, some there more than once, one that can't be shown. */
import { AppError } from '../../../src/preload/contract/errors.ts';
import type {
  PictureGroup,
  PictureHit,
  PictureSection,
  PictureStatus,
  PictureSummary,
} from '../../../src/preload/contract/shapes.ts';
import { fakeSize } from './fake-drawing.ts';
import { harnessNow } from './fake-library.ts';
import { fakePictureLines } from './fake-picture.ts';

const day = 24 * 60 * 60 * 1000;
const captions = [
  'The harbour wall at low water',
  'Heating load by month',
  'Plan of the annex',
  'Crack above the door',
];

export function fakePicture(number: number, change: Partial<PictureSummary> = {}): PictureSummary {
  const inside = number % 4 === 3;
  const file = inside ? `Report ${2020 + (number % 7)}.pdf` : `IMG_${String(4000 + number)}.jpg`;
  const folder = ['Site visits', 'Annex', 'Scans'][number % 3] ?? 'Annex';
  return {
    id: `picture-${number}`,
    version: `v${number}`,
    documentId: inside ? 'document-pdf' : 'document-image',
    fileId: `file-${number}`,
    folderId: 'folder-1',
    name: file,
    path: `/Users/maya/Documents/${folder}/${file}`,
    inside,
    page: inside ? 1 + (number % 40) : null,
    pageIndex: inside ? number % 40 : 0,
    box: null,
    label: inside ? `Figure ${1 + (number % 9)}` : null,
    caption: inside ? (captions[number % captions.length] ?? null) : null,
    ...fakeSize(number),
    format: 'jpeg',
    bytes: 2_400_000 + 1000 * number,
    date: harnessNow - number * day * 0.7,
    dateFrom: number % 2 === 0 ? 'taken' : 'modified',
    state: 'ready',
    reason: null,
    copies: number % 11 === 0 ? 3 : 0,
    near: number % 11 === 0 ? 2 : 0,
    ...change,
  };
}

function sectionsOf(pictures: readonly PictureSummary[], order: 'date' | 'folder' | 'document'): PictureSection[] {
  const sections: { key: string; title: string; count: number }[] = [];
  for (const picture of pictures) {
    const date = new Date(picture.date).toISOString().slice(0, 7);
    const within = picture.path.split('/').at(-2) ?? '';
    const key = order === 'date' ? date : order === 'folder' ? `${picture.folderId}/${within}` : picture.name;
    const last = sections.at(-1);
    if (last?.key === key) last.count += 1;
    else sections.push({ key, title: order === 'folder' ? within : key, count: 1 });
  }
  return sections;
}

/** @param count how many pictures there are */
export function createPictureFakes(count: number) {
  const all = Array.from({ length: count }, (_, number) =>
    number === 5
      ? fakePicture(5, { state: 'failed', reason: { code: 'file-damaged', values: {} } })
      : fakePicture(number),
  );
  const status: PictureStatus = {
    revision: 1,
    total: count,
    ready: count,
    waiting: 0,
    failed: 0,
    working: false,
    model: null,
    cacheBytes: 0,
    cacheMost: 1_000_000_000,
  };
  const listed = (input: { which?: string | undefined; order: string }) => {
    const which = input.which ?? 'all';
    const chosen = all.filter(({ inside }) => which === 'all' || inside === (which === 'inside'));
    if (input.order === 'folder') return chosen.toSorted((a, b) => a.path.localeCompare(b.path));
    if (input.order === 'document') return chosen.toSorted((a, b) => a.name.localeCompare(b.name));
    return chosen;
  };
  const find = (pictureId: string): PictureSummary => {
    const found = all.find(({ id }) => id === pictureId);
    if (!found) throw new AppError('not-found', 'No such picture.');
    return found;
  };
  const hit = (number: number, match: PictureHit['match'], evidence: PictureHit['evidence']): PictureHit => ({
    picture: all[number] ?? fakePicture(number),
    score: 1 - number / 100,
    evidence,
    match,
  });
  const group = (first: number): PictureGroup => ({
    id: `group-${first}`,
    copies: 4,
    near: 2,
    pictures: Array.from({ length: 6 }, (_, index) => ({
      // The same drawing, as copies are.
      picture: { ...find(`picture-${first}`), name: `IMG_${4000 + first} ${index + 1}.jpg` },
      match: index < 4 ? 'same' : 'near',
    })),
  });
  const alike = (from: number) => ({
    hits: [hit(from, 'same', ['look']), hit(from + 5, 'near', ['look']), hit(from + 10, 'alike', ['look'])],
    usedModel: false,
  });
  return {
    'picture.status': () => status,
    'picture.list': (input: { which?: string; order?: string; from?: number; limit?: number }) => {
      const pictures = listed({ ...input, order: input.order ?? 'date' });
      const from = input.from ?? 0;
      return { pictures: pictures.slice(from, from + (input.limit ?? 200)), total: pictures.length };
    },
    'picture.sections': (input: { which?: string; order: 'date' | 'folder' | 'document' }) =>
      sectionsOf(listed(input), input.order),
    'picture.details': ({ pictureId }: { pictureId: string }) => {
      const picture = find(pictureId);
      return {
        picture,
        fields: [
          { name: 'camera', value: 'Nikon D750', source: 'EXIF Model' },
          { name: 'taken', value: '2026-11-03T10:22:00', source: 'EXIF DateTimeOriginal' },
        ],
        location: { latitude: 52.5163, longitude: 13.3777, isPrivate: true as const },
        surrounding: picture.inside ? 'The wall was inspected at low water, when its foot can be seen.' : '',
        text: picture.inside ? '' : fakePictureLines.join('\n'),
        documentTitle: picture.name,
        frames: 1,
        group: picture.copies > 0 ? group(Number(pictureId.split('-')[1])) : null,
      };
    },
    'picture.duplicates': () => ({ groups: [group(0), group(11), group(22)], total: 3, complete: true }),
    'picture.search': ({ query }: { query: string }) => ({
      hits: /nothing/.test(query)
        ? []
        : [
            hit(3, null, ['caption']),
            hit(7, null, ['caption', 'nearby']),
            hit(4, null, ['text']),
            hit(9, null, ['name']),
          ],
      pages: [],
      usedModel: false,
    }),
    'picture.similar': () => ({ ...alike(20), pages: [] }),
    'picture.trouble': () => null,
    'picture.cited': () => null,
    'picture.searchByPicture': () => ({
      ...alike(30),
      pages: [2, 7].map((pageIndex) => ({
        documentId: 'document-pdf',
        fileId: 'file-1',
        title: 'Annual report 2026',
        path: '/Users/maya/Documents/Annual report 2026.pdf',
        page: pageIndex + 1,
        pageIndex,
        score: pageIndex === 2 ? 0.96 : 0.61,
        by: pageIndex === 2 ? ('look' as const) : ('words' as const),
      })),
    }),
    'picture.words': () => {
      let start = 0;
      const words = fakePictureLines.flatMap((line, row) => {
        let x = 90;
        return line.split(' ').map((text) => {
          const width = 13 * text.length;
          const word = {
            start,
            end: start + text.length,
            text,
            box: [x, 128 + 54 * row, x + width, 158 + 54 * row] as const,
          };
          start += text.length + 1;
          x += width + 9;
          return word;
        });
      });
      return { width: 850, height: 1100, words };
    },
    'picture.useModel': () => status,
    'model.choosePictureModel': () => status,
    'picture.dropModel': () => status,
  };
}
