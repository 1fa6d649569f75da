import type { FileSummary } from '../../../preload/contract/shapes.ts';
import { PagePreview } from '../../components/page-preview.tsx';
import { t } from '../../languages/translate.ts';
import { openFile } from '../../stores/file-actions.ts';

/** The first page of the selected file; it opens the document. Nothing for a file without one. */
export function DetailPreview({ file }: { readonly file: FileSummary }) {
  if (file.documentId === null) return null;
  return (
    <button
      type="button"
      className="detail-preview"
      aria-label={t('Open {file}', { file: file.name })}
      title={t('Open {file}', { file: file.name })}
      onClick={() => openFile(file)}
      data-testid="detail-preview"
    >
      <PagePreview documentId={file.documentId} fileId={file.id} index={0} size="medium" testId="detail-preview-page" />
    </button>
  );
}
