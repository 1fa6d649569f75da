import type { TableWay } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { formatCount } from '../../format.ts';
import { useAnswerWay } from '../../stores/answer-way-store.ts';
import { useChat } from '../../stores/chat-store.ts';
import { useDocument } from '../../stores/document-store.ts';

/** Of which table an answer was computed, and how: the statement can be looked at. */
export function ComputedFrom({ way, question }: { readonly way: TableWay; readonly question: string }) {
  const { file, sheet, documentId, fileId, rows, ofRows } = way;
  const hasSheet = sheet !== '' && !file.startsWith(sheet);
  const askPassages = () => {
    const { conversation, branch } = useChat.getState();
    const asked = conversation?.messages.findLast(({ role, text }) => role === 'user' && text === question);
    if (!asked) return;
    useAnswerWay.getState().chooseOnce('passages');
    void branch(asked.id, asked.text, true);
  };
  const open = () => void useDocument.getState().open({ documentId, fileId, title: file, span: null });
  return (
    <details className="computed-from" data-testid="computed-from">
      <summary>
        <Icon name="table" size={14} />
        <span>
          Computed from {formatCount(rows)} of {formatCount(ofRows)} rows of <b>{file}</b>
          {hasSheet && `, ${sheet}`}
        </span>
      </summary>
      <div className="computed-how">
        <p>
          This was computed, not quoted. The numbers are the cells it rests on; this is what was asked of the table:
        </p>
        <pre data-testid="computed-query">
          <code>{way.query}</code>
        </pre>
        {way.writtenBy !== null && <p>{way.writtenBy} wrote it: look whether it asks what you meant.</p>}
        {!way.complete && <p>The table is longer than what is computed with, so later rows are not in it.</p>}
        <button type="button" className="link-button" onClick={open}>
          Open the table
        </button>
        <button type="button" className="link-button" onClick={askPassages} data-testid="ask-passages">
          Ask the passages instead
        </button>
      </div>
    </details>
  );
}
