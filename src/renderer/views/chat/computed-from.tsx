import type { Answer, TableWay } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { useAnswerWay } from '../../stores/answer-way-store.ts';
import { useChat } from '../../stores/chat-store.ts';
import { useDocument } from '../../stores/document-store.ts';
import { placeText } from '../place-text.ts';
import { CitationChip } from './citation-chip.tsx';
import { computedText } from './computed-text.ts';

/** What was computed, in one sentence; on demand the cells it rests on and the statement. */
export function ComputedFrom({ answer, way }: { readonly answer: Answer; readonly way: TableWay }) {
  const { file, documentId, fileId } = way;
  const askPassages = () => {
    const { conversation, branch } = useChat.getState();
    const asked = conversation?.messages.findLast(({ role, text }) => role === 'user' && text === answer.question);
    if (!asked) return;
    useAnswerWay.getState().chooseOnce('passages');
    void branch(asked.id, asked.text, true);
  };
  const open = () => void useDocument.getState().open({ documentId, fileId, title: file, span: null });
  return (
    <details className="computed-from" data-testid="computed-from">
      <summary>
        <Icon name="chevronRight" size={12} className="disclosure-chevron" />
        <Icon name="table" size={14} />
        <span dir="auto">{computedText(way)}</span>
      </summary>
      <div className="computed-how">
        {answer.citations.length > 0 && (
          <>
            <h4>
              {answer.citations.length < way.rows ? t('Cells it rests on, the first of them') : t('Cells it rests on')}
            </h4>
            <ul className="computed-cells" data-testid="computed-cells">
              {answer.citations.map((citation) => (
                <li key={citation.id}>
                  <CitationChip citation={citation} />
                  <span className="computed-place">{placeText(citation.locator, citation.page)}</span>
                  <span className="computed-cell" dir="auto" title={citation.quote}>
                    {citation.quote}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <h4>{t('What was asked of the table')}</h4>
        <pre dir="ltr" data-testid="computed-query">
          <code>{way.query}</code>
        </pre>
        {way.writtenBy !== null && (
          <p>{t('{writtenBy} wrote it: look whether it asks what you meant.', { writtenBy: way.writtenBy })}</p>
        )}
        {!way.complete && <p>{t('The table is longer than what is computed with, so later rows are not in it.')}</p>}
        <button type="button" className="link-button" onClick={open}>
          {t('Open the table')}
        </button>
        <button type="button" className="link-button" onClick={askPassages} data-testid="ask-passages">
          {t('Ask the passages instead')}
        </button>
      </div>
    </details>
  );
}
