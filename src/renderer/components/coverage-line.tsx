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
<<<<<<< fe7ff7fc323d4bb8c44d60263c5bc4ecffef409e
  const isBase = verb === 'based on';
  const files = readable < total ? someText(coverage, isBase, isWorking && !isOld) : allText(total, isBase);
  const seen = withWordsOnly(files, notReady);
=======
  const files =
    readable < total
      ? plural(total, 'Searched {readable} of {n} file{value}', 'Searched {readable} of {n} files{value}', {
          readable: formatCount(readable),
          value: isWorking && !isOld ? ` ${t('so far')}` : '',
        })
      : t('Searched {value}', { value: total === 1 ? 'your 1 file' : plural(total, 'all {n} file', 'all {n} files') });
  const seen = `${files}${byWordsOnly(notReady)}`;
>>>>>>> efc4b9601341f867ece6fc4ef4f798c61600f4c9
  return isOld && now ? `${seen} · ${nowText(now, notReady > 0)}` : seen;
}

function someText({ readable, total }: Coverage, isBase: boolean, isGrowing: boolean): string {
  const seen = { readable: formatCount(readable) };
  if (isBase && isGrowing)
    return plural(total, 'Based on {readable} of {n} file so far', 'Based on {readable} of {n} files so far', seen);
  if (isBase) return plural(total, 'Based on {readable} of {n} file', 'Based on {readable} of {n} files', seen);
  if (isGrowing)
    return plural(total, 'Searched {readable} of {n} file so far', 'Searched {readable} of {n} files so far', seen);
  return plural(total, 'Searched {readable} of {n} file', 'Searched {readable} of {n} files', seen);
}

function allText(total: number, isBase: boolean): string {
  return isBase
    ? plural(total, 'Based on your {n} file', 'Based on all {n} files')
    : plural(total, 'Searched your {n} file', 'Searched all {n} files');
}

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
