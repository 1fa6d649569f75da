import type { BatchItem } from '../../../preload/contract/shapes.ts';
import { Spinner } from '../../components/spinner.tsx';
import { CitationChip } from '../chat/citation-chip.tsx';
import { errorMessage } from '../error-messages.ts';

/** One question with its answer and sources, or why there is none. */
export function QuestionRow({ item }: { readonly item: BatchItem }) {
  return (
    <tr data-testid="question-row" data-state={item.state} data-found={item.found}>
      <th scope="row">{item.title}</th>
      <td>
        <AnswerCell item={item} />
      </td>
    </tr>
  );
}

function AnswerCell({ item }: { readonly item: BatchItem }) {
  if (item.state === 'running') return <Spinner size={13} label="Being answered" />;
  if (item.state === 'pending') return <span className="not-yet">waiting</span>;
  if (item.state === 'failed') {
    const message = item.reason ? errorMessage(item.reason) : null;
    return <span className="tone-problem">{message?.sentence ?? 'It could not be answered.'}</span>;
  }
  if (!item.found) return <span className="not-yet">{item.text}</span>;
  return (
    <>
      {item.text}
      {item.citations.map((citation) => (
        <CitationChip key={citation.id} citation={citation} />
      ))}
    </>
  );
}
