import type { TableWay } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { formatCount } from '../../format.ts';
import { useDocument } from '../../stores/document-store.ts';

/** Of which table an answer was computed, and how: the statement can be looked at. */
export function ComputedFrom({ way }: { readonly way: TableWay }) {
  const { file, sheet, documentId, fileId, rows, ofRows } = way;
  const hasSheet = sheet !== '' && !file.startsWith(sheet);
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
        {!way.complete && <p>The table is longer than what is computed with, so later rows are not in it.</p>}
        <button type="button" className="link-button" onClick={open}>
          Open the table
        </button>
      </div>
    </details>
  );
}
