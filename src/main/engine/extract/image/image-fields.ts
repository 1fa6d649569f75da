import type { MetadataField, PictureFacts } from '../../types.ts';
import { cleanText } from '../clean-text.ts';
import { imageLimits } from './limits.ts';

/** A tag as the reader gives it: `description` is its value for people. */
type Tag = { readonly description?: unknown; readonly value?: unknown };
type Group = Readonly<Record<string, Tag | undefined>>;
type Groups = {
  readonly exif?: Group;
  readonly iptc?: Group;
  readonly xmp?: Group;
  readonly pngText?: Group;
  readonly gps?: { readonly Latitude?: number; readonly Longitude?: number };
};

/** Where a field may stand, the surest first: group, tag. */
const places: readonly (readonly [name: string, ...from: (readonly [keyof Omit<Groups, 'gps'>, string])[]])[] = [
  ['title', ['iptc', 'Object Name'], ['xmp', 'title'], ['pngText', 'Title']],
  [
    'description',
    ['exif', 'ImageDescription'],
    ['iptc', 'Caption/Abstract'],
    ['xmp', 'description'],
    ['pngText', 'Description'],
  ],
  ['author', ['exif', 'Artist'], ['iptc', 'By-line'], ['xmp', 'creator'], ['pngText', 'Author']],
  ['keywords', ['iptc', 'Keywords'], ['xmp', 'subject']],
  ['rights', ['exif', 'Copyright'], ['iptc', 'Copyright Notice'], ['xmp', 'rights'], ['pngText', 'Copyright']],
  ['application', ['exif', 'Software'], ['xmp', 'CreatorTool'], ['pngText', 'Software']],
];

/**
 * What a picture says of itself: camera, time, place, author … with the tag each was read from. Damaged metadata are left out.
 * @param facts size as displayed; null when nobody looked
 */
export async function imageFields(bytes: Uint8Array, facts: PictureFacts | null): Promise<MetadataField[]> {
  const fields: MetadataField[] = [];
  const put = (name: string, value: unknown, source: string) => {
    const text = cleanText(String(value ?? ''))
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, imageLimits.maxFieldCharacters);
    if (text !== '') fields.push({ name, value: text, source });
  };
  const frame = facts?.frames[0];
  if (frame) {
    put('width', frame.width, `${facts.format}:width`);
    put('height', frame.height, `${facts.format}:height`);
    if (facts.frames.length > 1) put('page-count', facts.frames.length, `${facts.format}:frames`);
  }
  const groups = await readGroups(bytes);
  const exif = groups.exif ?? {};
  const camera = [shown(exif.Make), shown(exif.Model)];
  // Makers repeat themselves: "Canon" and "Canon EOS 5D".
  if (camera[1]?.toLowerCase().startsWith(camera[0]?.toLowerCase() ?? '')) camera.shift();
  put('camera', camera.filter(Boolean).join(' '), 'exif:Model');
  for (const tag of ['DateTimeOriginal', 'DateTimeDigitized', 'DateTime'] as const) {
    const taken = isoTime(shown(exif[tag]), shown(exif[offsetTags[tag]]));
    if (!taken) continue;
    put(tag === 'DateTime' ? 'modified' : 'taken', taken, `exif:${tag}`);
    break;
  }
  const { Latitude: latitude, Longitude: longitude } = groups.gps ?? {};
  if (isDegrees(latitude, 90) && isDegrees(longitude, 180)) {
    put('location', `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`, 'exif:GPS');
  }
  const orientation = exif.Orientation?.value;
  if (typeof orientation === 'number') put('orientation', orientation, 'exif:Orientation');
  for (const [name, ...from] of places) {
    for (const [group, tag] of from) {
      const value = shown(groups[group]?.[tag]);
      if (value === '') continue;
      put(name, value, `${group === 'pngText' ? 'png' : group}:${tag}`);
      break;
    }
  }
  return fields;
}

const offsetTags = {
  DateTimeOriginal: 'OffsetTimeOriginal',
  DateTimeDigitized: 'OffsetTimeDigitized',
  DateTime: 'OffsetTime',
} as const;

async function readGroups(bytes: Uint8Array): Promise<Groups> {
  const { default: reader } = await import('exifreader');
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return reader.loadView(view, { expanded: true }) as Groups;
  } catch {
    // No metadata, or damaged ones: the picture itself may be fine.
    return {};
  }
}

function shown(tag: Tag | undefined): string {
  const text = typeof tag?.description === 'string' ? tag.description : '';
  return text.replace(/\0/g, '').trim();
}

function isDegrees(value: number | undefined, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}

/** `2024:03:01 10:11:12` and `+02:00` as ISO 8601; null for clocks never set. */
function isoTime(text: string, offset: string): string | null {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(text);
  if (!parts || parts[1] === '0000') return null;
  const [, year, month, day, hour, minute, second] = parts;
  const zone = /^(Z|[+-]\d\d:\d\d)$/.test(offset) ? offset : '';
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
}
