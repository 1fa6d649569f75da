import type { Answer } from '../../../preload/contract/shapes.ts';
import { joinParts } from '../../components/answer-source.ts';
import { CoverageLine } from '../../components/coverage-line.tsx';
import { type PartRenderer, RichText } from '../../components/rich-text.tsx';
import { formatAmount } from '../../format.ts';
import { CitationChip } from './citation-chip.tsx';
import { CollectionFoot } from './collection-foot.tsx';
import { NotFound } from './not-found.tsx';

/** Only ids the app issued become chips: an id without a citation renders nothing. */
function partsOf(answer: Answer): PartRenderer {
  const byId = new Map(answer.citations.map((citation) => [citation.id, citation]));
  return {
    count: answer.parts.length,
    wrap: (words, index, key) =>
      answer.parts[index]?.supported === false ? (
        <span key={key} className="unsupported" title="Not found in your files" data-testid="unsupported">
          {words}
        </span>
      ) : (
        words
      ),
    after(index) {
      const part = answer.parts[index];
      if (!part) return null;
      const chips = part.citations.flatMap((id) => byId.get(id) ?? []);
      return (
        <>
          {chips.map((citation) => (
            <CitationChip key={citation.id} citation={citation} />
          ))}
          {!part.supported && part.text.trim() !== '' && (
            <span className="unsupported-note">not found in your files</span>
          )}
        </>
      );
    },
  };
}

function modelText(answer: Answer): string {
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
        <RichText text={joinParts(answer.parts)} parts={partsOf(answer)} />
      ) : (
        <NotFound answer={answer} />
      )}
      {answer.way?.kind === 'collection' ? (
        <CollectionFoot answer={answer} way={answer.way} />
      ) : (
        <footer className="answer-foot">
          <CoverageLine coverage={answer.coverage} verb="based on" />
          {answer.way?.kind === 'whole' && <span>{formatAmount(answer.way.files, 'file')} read in full</span>}
          {answer.found && <span>{modelText(answer)}</span>}
          <span>{answer.seconds.toFixed(1)} s</span>
        </footer>
      )}
    </>
  );
}
