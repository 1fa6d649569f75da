import type { AnswerScope, Coverage } from '../../preload/contract/shapes.ts';
import { formatAmount, formatCount } from '../format.ts';
import { useLibrary } from '../stores/library-store.ts';

/**
 * What share of the library was seen, `so far` only while more files are on their way; and, when the library has changed since, how
 * much of it would be seen `now`.
 */
export function coverageText(coverage: Coverage, isWorking: boolean, now: Coverage | null = null): string {
  const { readable, total, notReady } = coverage;
  const isOld = isOutdated(coverage, now);
  const files =
    readable < total
      ? `Searched ${formatCount(readable)} of ${formatAmount(total, 'file')}${isWorking && !isOld ? ' so far' : ''}`
      : `Searched ${total === 1 ? 'your 1 file' : `all ${formatAmount(total, 'file')}`}`;
  const seen = `${files}${byWordsOnly(notReady)}`;
  return isOld && now ? `${seen} · ${nowText(now, notReady > 0)}` : seen;
}

/** Whether a search would see other files now than were seen. */
export function isOutdated(seen: Coverage, now: Coverage | null): boolean {
  if (now === null) return false;
  return now.readable !== seen.readable || now.total !== seen.total || now.notReady !== seen.notReady;
}

function nowText({ readable, total, notReady }: Coverage, wasByWords: boolean): string {
  const files =
    readable < total
      ? `${formatCount(readable)} of ${formatCount(total)}`
      : total === 1
        ? 'your 1 file'
        : `all ${formatCount(total)}`;
  const meaning = wasByWords && notReady === 0 ? ', also by meaning' : byWordsOnly(notReady);
  return `${files} can be searched now${meaning}`;
}

function byWordsOnly(notReady: number): string {
  return notReady > 0 ? `, ${formatCount(notReady)} of them by words only` : '';
}

/** The same of an answer that kept to some files: in these, and in how many of them something could be read. */
export function scopedText({ readable, total, notReady }: Coverage, scope: AnswerScope): string {
  const files =
    readable < total ? `${formatCount(readable)} of ${formatAmount(total, 'file')}` : formatAmount(total, 'file');
  const names = scope.names.length === 0 ? '' : ` (${scope.names.join(', ')})`;
  return `Looked only in ${files}${names}${byWordsOnly(notReady)}`;
}

type CoverageLineProps = {
  readonly coverage: Coverage;
  readonly scope?: AnswerScope | null;
};

export function CoverageLine({ coverage, scope = null }: CoverageLineProps) {
  const isWorking = useLibrary((state) => state.status?.working ?? true);
  const now = useLibrary((state) => state.status?.coverage ?? null);
  return (
    <span className="coverage" data-testid="coverage">
      {scope ? scopedText(coverage, scope) : coverageText(coverage, isWorking, now)}
    </span>
  );
}
