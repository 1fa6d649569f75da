/** Three planes of numbers, each so many wide and high, row by row: a picture as a network takes it. */
export type Planes = { readonly values: Float32Array; readonly width: number; readonly height: number };
