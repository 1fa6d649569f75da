import type { AnswerScope, Coverage } from '../../preload/contract/shapes.ts';
import { formatCount } from '../format.ts';
import { plural } from '../languages/plural.ts';
import { t } from '../languages/translate.ts';
import { useLibrary } from '../stores/library-store.ts';

/**
 * What share of the library was seen, `so far` only while more files are on their way; and, when the library has changed since, how
 * much of it would be seen `now`.
 */
export function coverageText(coverage: Coverage, isWorking: boolean, now: Coverage | null = null): string {
  const { readable, total, notReady } = coverage;
  const isOld = isOutdated(coverage, now);
  const files = readable < total ? someText(coverage, isWorking && !isOld) : allText(total);
  const seen = withWordsOnly(files, notReady);
  return isOld && now ? `${seen} · ${nowText(now, notReady > 0)}` : seen;
}

function someText({ readable, total }: Coverage, isGrowing: boolean): string {
  const seen = { readable: formatCount(readable) };
  return isGrowing
    ? plural(total, 'Searched {readable} of {n} file so far', 'Searched {readable} of {n} files so far', seen)
    : plural(total, 'Searched {readable} of {n} file', 'Searched {readable} of {n} files', seen);
}

const allText = (total: number): string => plural(total, 'Searched your {n} file', 'Searched all {n} files');

/** Whether a search would see other files now than were seen. */
export function isOutdated(seen: Coverage, now: Coverage | null): boolean {
  if (now === null) return false;
  return now.readable !== seen.readable || now.total !== seen.total || now.notReady !== seen.notReady;
}

function nowText({ readable, total, notReady }: Coverage, wasByWords: boolean): string {
  const files =
    readable < total
      ? t('{readable} of {total} can be searched now', { readable: formatCount(readable), total: formatCount(total) })
      : plural(total, 'your {n} file can be searched now', 'all {n} can be searched now');
  return wasByWords && notReady === 0 ? t('{files}, also by meaning', { files }) : withWordsOnly(files, notReady);
}

function withWordsOnly(files: string, notReady: number): string {
  return notReady > 0
    ? plural(notReady, '{files}, {n} of them by words only', '{files}, {n} of them by words only', { files })
    : files;
}

/** The same of an answer that kept to some files: in these, and in how many of them something could be read. */
export function scopedText({ readable, total, notReady }: Coverage, scope: AnswerScope): string {
  const files =
    readable < total
      ? plural(total, 'Looked only in {readable} of {n} file', 'Looked only in {readable} of {n} files', {
          readable: formatCount(readable),
        })
      : plural(total, 'Looked only in {n} file', 'Looked only in {n} files');
  const named = scope.names.length === 0 ? files : `${files} (${scope.names.join(', ')})`;
  return withWordsOnly(named, notReady);
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
