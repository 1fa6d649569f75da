import type { Answer } from '../../../preload/contract/shapes.ts';
import { CoverageLine } from '../../components/coverage-line.tsx';
import { formatSeconds } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { AnswerText } from './answer-text.tsx';
import { CollectionFoot } from './collection-foot.tsx';
import { ComputedFrom } from './computed-from.tsx';
import { NoFiles } from './no-files.tsx';
import { NotFound } from './not-found.tsx';
import { UntoldYearsNote } from './untold-years-note.tsx';
import { WordsOnlyNote } from './words-only-note.tsx';

function modelText(answer: Answer): string {
  if (answer.way?.kind === 'table') return t('Computed');
  if (answer.mode === 'extract') return t('Quoted word for word');
  return answer.model ? t('Written by {model}', { model: answer.model }) : t('Written by the model');
}

/** Nothing could be read for it: there is nothing in the library, or nothing of it has been read yet. */
function hadNothingToRead({ found, coverage, way }: Answer): boolean {
  if (way?.kind === 'collection') return way.coverage.files === 0;
  return !found && coverage.readable === 0;
}

export function AnswerBody({ answer }: { readonly answer: Answer }) {
  if (hadNothingToRead(answer)) return <NoFiles coverage={answer.coverage} isScoped={answer.scope != null} />;
  return (
    <>
      {answer.searched !== undefined && (
        <p className="answer-searched" data-testid="answer-searched">
          {t('Understood as: {searched}', { searched: answer.searched })}
        </p>
      )}
      {answer.quotedInstead && (
        <p className="answer-searched" role="note" data-testid="quoted-instead">
          {t('Nothing the model wrote was found in your files. Below it is what they say themselves.')}
        </p>
      )}
      {answer.found || answer.way?.kind === 'collection' ? (
        <AnswerText answer={answer} />
      ) : (
        <NotFound answer={answer} />
      )}
      {answer.untoldYears && <UntoldYearsNote years={answer.untoldYears} />}
      {answer.wordsOnly && <WordsOnlyNote />}
      {answer.way?.kind === 'table' && <ComputedFrom answer={answer} way={answer.way} />}
      {answer.way?.kind === 'collection' ? (
        <CollectionFoot answer={answer} way={answer.way} />
      ) : (
        <footer className="answer-foot" title={t('Took {time}', { time: formatSeconds(answer.seconds, 1) })}>
          <CoverageLine coverage={answer.coverage} scope={answer.scope ?? null} />
          {answer.way?.kind === 'whole' && (
            <span>{plural(answer.way.files, '{n} file read in full', '{n} files read in full')}</span>
          )}
          {answer.found && <span>{modelText(answer)}</span>}
        </footer>
      )}
    </>
  );
}
