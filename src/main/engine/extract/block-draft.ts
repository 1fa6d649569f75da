import type { BlockKind } from '../types.ts';

/** A block before it has a place in a unit: `text` is raw, level as in `Block`. */
export type BlockDraft = { readonly kind: BlockKind; readonly level: number; readonly text: string };
