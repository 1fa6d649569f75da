import type { BlockKind, Unit } from '../types.ts';

/**
 * A block before it has a place in a unit: `text` is raw, level as in `Block`; `flat` marks text read without the structure it has,
 * which was too much for its reader.
 */
export type BlockDraft = {
  readonly kind: BlockKind;
  readonly level: number;
  readonly text: string;
  readonly flat?: boolean;
};

/** How blocks were read, as a unit says it: left out when nothing is special. */
export function chainOf(drafts: readonly BlockDraft[]): Pick<Unit, 'chain'> {
  return drafts.some(({ flat }) => flat) ? { chain: ['basic', 'best-effort'] } : {};
}
