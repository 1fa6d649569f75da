import { AppError } from '../../../../preload/contract/errors.ts';
import type { Extractor } from '../../types.ts';

/** Outlook's and other programs' mail stores: named for what they are, with what to do, instead of "unsupported". */
export const mailboxArchiveExtractor: Extractor = {
  kind: 'mailbox-archive',
  version: 1,
  endings: ['pst', 'ost', 'olm'],
  // biome-ignore lint/correctness/useYield: there is nothing in it that could be yielded
  extract: async function* (_source, _limits, _signal, tools) {
    const ending = /\.(\w+)$/.exec(tools.name)?.[1]?.toLowerCase() ?? 'pst';
    throw new AppError(
      'mailbox-archive',
      'This is the mail store of another program. Export its messages there as .eml or .mbox files; those are read.',
      { format: ending },
    );
  },
};
