import type { Coverage } from '../../preload/contract/shapes.ts';
import { formatAmount, formatCount } from '../format.ts';
import { useLibrary } from '../stores/library-store.ts';

/** What share of the library was seen; `so far` only while more files are on their way. */
export function coverageText(coverage: Coverage, verb: 'based on' | 'searched', isWorking: boolean): string {
  const { readable, total, notReady } = coverage;
  const start = verb === 'based on' ? 'Based on' : 'Searched';
  const files =
    readable < total
      ? `${start} ${formatCount(readable)} of ${formatAmount(total, 'file')}${isWorking ? ' so far' : ''}`
      : `${start} ${total === 1 ? 'your 1 file' : `all ${formatAmount(total, 'file')}`}`;
  return notReady > 0 ? `${files}, ${formatCount(notReady)} of them by words only` : files;
}

type CoverageLineProps = { readonly coverage: Coverage; readonly verb: 'based on' | 'searched' };

export function CoverageLine({ coverage, verb }: CoverageLineProps) {
  const isWorking = useLibrary((state) => state.status?.working ?? true);
  return (
    <span className="coverage" data-testid="coverage">
      {coverageText(coverage, verb, isWorking)}
    </span>
  );
}
