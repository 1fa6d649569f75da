import type { Answer } from '../../../preload/contract/shapes.ts';
import { CoverageLine } from '../../components/coverage-line.tsx';
import { formatAmount } from '../../format.ts';
import { AnswerText } from './answer-text.tsx';
import { CollectionFoot } from './collection-foot.tsx';
import { ComputedFrom } from './computed-from.tsx';
import { NoFiles } from './no-files.tsx';
import { NotFound } from './not-found.tsx';
import { WordsOnlyNote } from './words-only-note.tsx';

function modelText(answer: Answer): string {
  if (answer.way?.kind === 'table') return 'Computed';
  if (answer.mode === 'extract') return 'Quoted word for word';
  return answer.model ? `Written by ${answer.model}` : 'Written by the model';
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
          Understood as: {answer.searched}
        </p>
      )}
      {answer.found || answer.way?.kind === 'collection' ? (
        <AnswerText answer={answer} />
      ) : (
        <NotFound answer={answer} />
      )}
      {answer.wordsOnly && <WordsOnlyNote />}
      {answer.way?.kind === 'table' && <ComputedFrom answer={answer} way={answer.way} />}
      {answer.way?.kind === 'collection' ? (
        <CollectionFoot answer={answer} way={answer.way} />
      ) : (
        <footer className="answer-foot" title={`Took ${answer.seconds.toFixed(1)} s`}>
          <CoverageLine coverage={answer.coverage} scope={answer.scope ?? null} />
          {answer.way?.kind === 'whole' && <span>{formatAmount(answer.way.files, 'file')} read in full</span>}
          {answer.found && <span>{modelText(answer)}</span>}
        </footer>
      )}
    </>
  );
}
