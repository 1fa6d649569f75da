import { AppError } from '../../../../preload/contract/errors.ts';
import type { Extractor } from '../../types.ts';
import { contentEnding } from '../recognise/content-ending.ts';

const names: Readonly<Record<string, string>> = {
  '7z': '7-Zip',
  rar: 'RAR',
  cbr: 'RAR',
  bz2: 'bzip2',
  tbz: 'bzip2',
  tbz2: 'bzip2',
  xz: 'XZ',
  txz: 'XZ',
  lzma: 'LZMA',
  zst: 'Zstandard',
  lz4: 'LZ4',
};

/** Archives in packings that are not read: named, with what to do. */
export const packedArchiveExtractor: Extractor = {
  kind: 'packed-archive',
  version: 1,
  endings: Object.keys(names),
  // biome-ignore lint/correctness/useYield: there is nothing in it that could be yielded
  extract: async function* (source, _limits, _signal, tools) {
    const ending = /\.(\w+)$/.exec(tools.name)?.[1]?.toLowerCase() ?? '';
    const content = contentEnding(await source.read(0, Math.min(64, source.size))) ?? ending;
    const format = names[content] ?? names[ending] ?? content;
    throw new AppError(
      'format-unsupported',
      `${format} archives are not read. Unpack it, or pack it again as a ZIP file; those are read.`,
      { format, kind: 'archive' },
    );
  },
};
