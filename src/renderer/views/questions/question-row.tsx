import type { BatchItem } from '../../../preload/contract/shapes.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { RichText } from '../../components/rich-text.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { baseName } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { CitationChips } from '../chat/citation-chips.tsx';
import { computedText } from '../chat/computed-text.ts';
import { UntoldYearsNote } from '../chat/untold-years-note.tsx';
import { errorMessage } from '../error-messages.ts';

/** Files named under an answer; more are counted. */
const namedFiles = 2;

/** One question with its answer, how it came about and its sources, or why there is none. */
export function QuestionRow({ item }: { readonly item: BatchItem }) {
  return (
    <tr data-testid="question-row" data-state={item.state} data-found={item.found}>
      <th scope="row" dir="auto">
        {item.title}
      </th>
      <td>
        <AnswerCell item={item} />
      </td>
    </tr>
  );
}

function AnswerCell({ item }: { readonly item: BatchItem }) {
  if (item.state === 'running') return <Spinner size={13} label={t('Being answered')} />;
  if (item.state === 'pending') return <span className="not-yet">{t('waiting')}</span>;
  if (item.state === 'failed') {
    const message = item.reason ? errorMessage(item.reason) : null;
    return <span className="tone-problem">{message?.sentence ?? t('It could not be answered.')}</span>;
  }
  // A list of files is written in Markdown; what is quoted stands as it is.
  const said = item.way?.kind === 'collection' ? <RichText text={item.text} /> : item.text;
  if (!item.found) return <span className="not-yet">{said}</span>;
  const source = sourceOf(item);
  return (
    <>
      {item.searched !== undefined && (
        <span className="row-source" data-testid="question-searched">
          <span dir="auto">{t('Understood as: {searched}', { searched: item.searched })}</span>
        </span>
      )}
      {said}
      <CitationChips citations={item.citations} />
      {source && (
        <span className="row-source" data-testid="question-source">
          <Icon name={source.icon} size={12} />
          <span dir="auto">{source.text}</span>
        </span>
      )}
      {item.untoldYears && <UntoldYearsNote years={item.untoldYears} />}
    </>
  );
}

/** What was computed, or the files an answer rests on. */
function sourceOf({ way, citations }: BatchItem): { readonly icon: IconName; readonly text: string } | null {
  if (way?.kind === 'table') return { icon: 'table', text: computedText(way) };
  if (way?.kind === 'collection') return { icon: 'document', text: t('Whole collection') };
  const files = [...new Set(citations.map(({ path }) => baseName(path)))];
  if (files.length === 0) return null;
  const more = files.length - namedFiles;
  const named = files.slice(0, namedFiles).join(', ');
  const from =
    more > 0
      ? plural(more, 'From {files} and {n} more file', 'From {files} and {n} more files', { files: named })
      : t('From {files}', { files: named });
  const text =
    way?.kind === 'whole'
      ? plural(way.files, '{from}, {n} file read in full', '{from}, {n} files read in full', { from })
      : from;
  return { icon: 'document', text };
}
