import sharp from 'sharp';

export type Colour = { readonly red: number; readonly green: number; readonly blue: number };
export type Picture = {
  readonly width: number;
  readonly height: number;
  /** The commonest colour in a rectangle of CSS pixels: the ground that ink stands on. */
  ground(left: number, top: number, right: number, bottom: number): Colour;
  /** Whether anything dark stands in a rectangle of CSS pixels. */
  hasInk(left: number, top: number, right: number, bottom: number): boolean;
};

/** Brightness (0-255) below which a pixel is ink; paper and marker are at 255, small letters are grey at half size. */
const darkest = 190;

/** Reads a PNG screenshot; `ratio` is device pixels per CSS pixel. */
export async function readPicture(png: Buffer, ratio: number): Promise<Picture> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    ground(left, top, right, bottom) {
      const counts = new Map<number, number>();
      for (let y = Math.round(top * ratio); y < Math.round(bottom * ratio); y++) {
        for (let x = Math.round(left * ratio); x < Math.round(right * ratio); x++) {
          const at = (y * info.width + x) * 3;
          const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
          counts.set(colour, (counts.get(colour) ?? 0) + 1);
        }
      }
      const [most = 0] = [...counts].reduce((best, entry) => (entry[1] > (best[1] ?? 0) ? entry : best), [0, 0]);
      return { red: most >> 16, green: (most >> 8) & 255, blue: most & 255 };
    },
    hasInk(left, top, right, bottom) {
      for (let y = Math.round(top * ratio); y < Math.round(bottom * ratio); y++) {
        for (let x = Math.round(left * ratio); x < Math.round(right * ratio); x++) {
          const at = (y * info.width + x) * 3;
          if (Math.max(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) < darkest) return true;
        }
      }
      return false;
    },
  };
}

/** How far a colour is from grey, 0 to 255: paper and ink have none, a marker has. */
export function tint({ red, green, blue }: Colour): number {
  return Math.max(red, green, blue) - Math.min(red, green, blue);
}
