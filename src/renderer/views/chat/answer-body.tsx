import type { Answer } from '../../../preload/contract/shapes.ts';
import { CoverageLine } from '../../components/coverage-line.tsx';
import { formatAmount } from '../../format.ts';
import { AnswerText } from './answer-text.tsx';
import { CollectionFoot } from './collection-foot.tsx';
import { ComputedFrom } from './computed-from.tsx';
import { NotFound } from './not-found.tsx';

function modelText(answer: Answer): string {
  if (answer.way?.kind === 'table') return 'Computed';
  if (answer.mode === 'extract') return 'Quoted word for word';
  return answer.model ? `Written by ${answer.model}` : 'Written by the model';
}

export function AnswerBody({ answer }: { readonly answer: Answer }) {
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
      {answer.way?.kind === 'table' && <ComputedFrom way={answer.way} question={answer.question} />}
      {answer.way?.kind === 'collection' ? (
        <CollectionFoot answer={answer} way={answer.way} />
      ) : (
        <footer className="answer-foot">
          <CoverageLine coverage={answer.coverage} verb="based on" scope={answer.scope ?? null} />
          {answer.way?.kind === 'whole' && <span>{formatAmount(answer.way.files, 'file')} read in full</span>}
          {answer.found && <span>{modelText(answer)}</span>}
          <span>{answer.seconds.toFixed(1)} s</span>
        </footer>
      )}
    </>
  );
}
