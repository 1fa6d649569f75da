/** Pure: which of the files that are dragged, pasted or chosen is a picture. */

/** By ending too: the system knows no type for some of them. */
const pictureEnding = /\.(jpe?g|jfif|png|gif|webp|bmp|tiff?|heic|heif|avif|svg|jp2|pnm|ppm|pgm|pbm)$/i;

type FileLike = { readonly type: string; readonly name: string };

export const isPicture = ({ type, name }: FileLike): boolean => type.startsWith('image/') || pictureEnding.test(name);

/** The first picture, when there is exactly one file or only pictures; null else. */
export function pictureAmong<F extends FileLike>(files: ArrayLike<F>): F | null {
  const all = Array.from(files);
  return all.length > 0 && all.every(isPicture) ? (all[0] ?? null) : null;
}

/** What a picture field of the system's dialog offers. */
export const pictureTypes = 'image/*,.heic,.heif,.tif,.tiff,.webp,.avif,.svg,.bmp,.jp2,.pnm,.ppm,.pgm,.pbm';
