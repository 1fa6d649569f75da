/** Every sentence and label of the pictures' view. */

import type {
  PictureEvidence,
  PictureGroup,
  PictureHit,
  PictureLocation,
  PictureResults,
  PictureStatus,
  PictureSummary,
} from '../../../preload/contract/shapes.ts';
import { formatCount, formatNumber, formatShare } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { dateFormat } from '../../languages/intl.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import type { GalleryOrder } from '../../stores/pictures-store.ts';
import { capital } from '../part-words.ts';

type Folders = readonly { readonly id: string; readonly name: string }[];

/** A section's heading: `March 2024` by date, `Documents/Site visits` by folder, the document's title. */
export function sectionTitle(
  order: GalleryOrder,
  section: { readonly key: string; readonly title: string },
  folders: Folders,
): string {
  if (order === 'folder') {
    const folder = folders.find(({ id }) => section.key.startsWith(`${id}/`));
    return [folder?.name ?? '', section.title].filter((part) => part !== '').join('/') || section.key;
  }
  if (order !== 'date') return section.title === '' ? section.key : section.title;
  const at = Date.parse(`${section.key}-01T00:00:00Z`);
  return Number.isNaN(at) ? section.title : dateFormat({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
}

/** `Figure 3, page 12`, `Page 12`, `Figure 3`; empty for a picture that is a file of its own with one frame. */
export function placeInDocument(picture: PictureSummary): string {
  const { inside, label, page } = picture;
  if (!inside) return '';
  if (label !== null) return page === null ? label : t('{label}, page {page}', { label, page });
  return page === null ? '' : t('Page {page}', { page });
}

/** What stands under a picture: where it is in its document, else its file's name. */
export function cellName(picture: PictureSummary): string {
  const place = placeInDocument(picture);
  return place === '' ? picture.name : `${place} · ${picture.name}`;
}

/** A picture as it is said to those who do not see it. */
export function spokenName(picture: PictureSummary): string {
  const parts = [picture.caption ?? '', cellName(picture)];
  if (picture.state === 'failed') parts.push(t('can’t be shown'));
  const others = copiesText(picture.copies, picture.near);
  if (others !== '') parts.push(t('also there as {others}', { others }));
  return parts.filter((part) => part !== '').join(', ');
}

/** `3 copies`, `1 copy, 2 near copies`; empty when there are none. */
export function copiesText(copies: number, near: number): string {
  const parts = [];
  if (copies > 0) parts.push(plural(copies, '{n} copy', '{n} copies'));
  if (near > 0) parts.push(plural(near, '{n} near copy', '{n} near copies'));
  return parts.join(', ');
}

/** `4 copies, 2 near copies` of a group. */
export function groupTitle({ copies, near, pictures }: PictureGroup): string {
  return copiesText(copies, near) || plural(pictures.length, '{n} picture', '{n} pictures');
}

/** `1 other copy`, `2 other copies, 1 near copy`: the others of the group, for one picture of it. */
export function othersTitle({ pictures }: PictureGroup, id: string): string {
  const own = pictures.find(({ picture }) => picture.id === id)?.match ?? 'same';
  const others = pictures.filter(({ picture }) => picture.id !== id);
  const same = own === 'same' ? others.filter(({ match }) => match === 'same').length : 0;
  const parts = [];
  if (same > 0) parts.push(plural(same, '{n} other copy', '{n} other copies'));
  if (others.length > same) parts.push(plural(others.length - same, '{n} near copy', '{n} near copies'));
  return parts.join(', ');
}

/** What a picture of a group is to the first one. `allSame`: every one has the same bytes, so none is finer. */
export function matchText(match: 'same' | 'near', isFirst: boolean, allSame: boolean): string {
  if (isFirst) return allSame ? t('Original') : t('Finest');
  return match === 'same' ? t('Same file') : t('Nearly the same');
}

/** `2,013 pictures`, with what is still to be done, and what the picture model does. */
export function statusText(status: PictureStatus): string {
  const parts = [plural(status.total, '{n} picture', '{n} pictures')];
  if (status.working && status.waiting > 0)
    parts.push(plural(status.waiting, '{n} still to be looked at', '{n} still to be looked at'));
  const { model } = status;
  if (model?.state === 'preparing')
    parts.push(t('{model} has seen {share}', { model: model.name, share: formatShare(model.done, model.total) }));
  if (model?.state === 'missing') parts.push(t('{model} is not where it was', { model: model.name }));
  if (model?.state === 'failed') parts.push(t('{model} can’t be used', { model: model.name }));
  return facts(parts);
}

const evidenceWords = (): Readonly<Record<PictureEvidence, string>> => ({
  name: t('name'),
  caption: t('caption'),
  text: t('words in it'),
  nearby: t('text around it'),
  look: t('what it shows'),
});

/** Why a picture was found, under it: `Caption, words in it`; `Same file` when searched by picture. */
export function hitText({ evidence, match }: PictureHit): string {
  if (match === 'same') return t('Same file');
  if (match === 'near') return t('Nearly the same');
  if (match === 'alike') return t('Looks alike');
  const text = evidence.map((each) => evidenceWords()[each]).join(', ');
  return capital(text);
}

/** What took no part in a search for pictures, for people; null when there is nothing to say. */
export function searchNote(results: PictureResults, byPicture: boolean): string | null {
  if (results.usedModel) return null;
  return byPicture
    ? t(
        'Compared by how they look as a whole. With a picture model installed, pictures of the same things are found too.',
      )
    : t(
        'Names, captions, and the words in and around pictures were searched. With a picture model installed, what they show is searched too.',
      );
}

/** `52.51630° N, 13.37770° E` */
export function locationText({ latitude, longitude }: PictureLocation): string {
  const part = (value: number, positive: string, negative: string) =>
    t('{degrees}° {direction}', {
      degrees: formatNumber(Math.abs(value), 5),
      direction: value < 0 ? negative : positive,
    });
  const [latitudes, longitudes] = [part(latitude, t('N'), t('S')), part(longitude, t('E'), t('W'))];
  return `${latitudes}, ${longitudes}`;
}

const formatNames: Readonly<Record<string, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  tiff: 'TIFF',
  heic: 'HEIC',
  heif: 'HEIF',
  webp: 'WebP',
  gif: 'GIF',
  svg: 'SVG',
  avif: 'AVIF',
  bmp: 'BMP',
};

/** `JPEG · 4,032 × 3,024` */
export function formatText({ format, width, height }: PictureSummary): string {
  const name = formatNames[format] ?? format.toUpperCase();
  const size = width > 0 && height > 0 ? `${formatCount(width)} × ${formatCount(height)}` : '';
  return facts([name, size]);
}

/** `12 of 2,013` */
export const positionText = (index: number, total: number): string =>
  t('{position} of {total}', { position: formatCount(index + 1), total: formatCount(total) });
