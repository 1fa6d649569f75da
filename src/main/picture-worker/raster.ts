/** Rows of pixels without padding; 1 channel: grey (0 black), 3: red green blue, 4: with opacity. */
export type Raster = {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
};

/** Grey pixels, as everything after decoding works on them. */
export type GreyRaster = Raster & { readonly channels: 1 };
