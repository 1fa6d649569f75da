/** What an adapter's settings say about its weights, whichever tool wrote them. */

export type AdapterRecipe = {
  readonly format: 'peft' | 'mlx';
  /** Name or path of the model it was trained on, as its tool wrote it; null when it does not say. */
  readonly baseName: string | null;
  /** Lower-case hex of the model file it insists on; null when it does not say, which is usual. */
  readonly baseSha256: string | null;
  /** Rank the settings promise for this module; null when they do not say. */
  rankOf(module: string): number | null;
  /** By what the product of both matrices is multiplied. Throws `adapter-invalid` when that is no number to multiply by. */
  scaleOf(module: string, rank: number): number;
};
