import type { Pooling } from './embedding-profiles.ts';

/** What a network says of one text: `dims` are [1, tokens, width], `data` the vectors of the tokens one after the other. */
export type HiddenState = { readonly dims: readonly number[]; readonly data: Float32Array };

/** One vector for the text. There is no padding to leave out because one text runs at a time. */
export function poolTokens({ dims, data }: HiddenState, pooling: Pooling): Float32Array {
  const tokens = dims[1] ?? 0;
  const width = dims[2] ?? 0;
  if (pooling === 'cls') return data.slice(0, width);
  if (pooling === 'last') return data.slice((tokens - 1) * width, tokens * width);
  const mean = new Float32Array(width);
  for (let token = 0; token < tokens; token++) {
    const from = token * width;
    for (let index = 0; index < width; index++) mean[index] = (mean[index] as number) + (data[from + index] as number);
  }
  for (let index = 0; index < width; index++) mean[index] = (mean[index] as number) / tokens;
  return mean;
}
