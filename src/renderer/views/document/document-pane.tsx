import { lazy, Suspense, useState } from 'react';
import type { DocumentView } from '../../../preload/contract/shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { pictureLimits } from '../../picture-limits.ts';
import { type DocumentTarget, showsStrip, useDocument } from '../../stores/document-store.ts';
import { errorMessage } from '../error-messages.ts';
import { DocumentHeader } from './document-header.tsx';
import { DocumentSummary } from './document-summary.tsx';
import { MarkNote } from './mark-note.tsx';
import { PageStrip } from './page-strip.tsx';
import { PictureDocument } from './picture-document.tsx';
import { TextDocument } from './text-document.tsx';

/** pdf.js is half of the window's code and not needed before the first PDF is opened. */
const PdfDocument = lazy(async () => ({ default: (await import('./pdf-document.tsx')).PdfDocument }));

const loading = () => (
  <div className="view-loading">
    <Spinner size={20} label={t('Opening the document')} />
  </div>
);

type ContentsProps = { readonly view: DocumentView; readonly target: DocumentTarget | null };

/** The document as it looks where it has a look of its own, else its text. */
function Contents({ view, target }: ContentsProps) {
  const [isText, setText] = useState(false);
  const onShowText = () => setText(true);
  if (view.kind === 'pdf' && !isText) return <PdfDocument view={view} target={target} onShowText={onShowText} />;
  if (view.kind === 'image' && !isText) {
    return <PictureDocument view={view} target={target} onShowText={onShowText} />;
  }
  return <TextDocument view={view} target={target} />;
}

/** A document beside the list it was opened from, at the cited place. */
export function DocumentPane() {
  const { documentId, title, view, target, error, quote, expanded } = useDocument();
  const hasStrip = useDocument(showsStrip) && (view?.pages.length ?? 0) >= pictureLimits.stripPages;
  const message = error ? errorMessage(error) : null;
  /** The document that is told in short; another one begins without. */
  const [told, setTold] = useState<string | null>(null);
  const isTold = told !== null && told === documentId;
  return (
    <section
      className="document-pane"
      aria-label={t('Document: {title}', { title: view?.title ?? title })}
      data-testid="document-view"
      data-document-id={documentId ?? undefined}
    >
      <DocumentHeader
        title={title}
        view={view}
        expanded={expanded}
        summarised={isTold}
        onSummary={() => setTold(isTold ? null : documentId)}
      />
      {view && isTold && <DocumentSummary key={view.documentId} view={view} onClose={() => setTold(null)} />}
      {view && target && <MarkNote target={target} kind={view.kind} />}
      {message && (
        <EmptyState icon="warning" title={message.sentence} testId="document-error">
          {message.next}
          {quote !== '' && (
            <blockquote className="kept-quote" dir="auto" data-testid="kept-quote">
              {quote}
            </blockquote>
          )}
        </EmptyState>
      )}
      {!view && !error && loading()}
      {view && !error && (
        <div className="document-body">
          {hasStrip && <PageStrip key={view.documentId} view={view} />}
          <Suspense fallback={loading()}>
            <Contents key={view.documentId} view={view} target={target} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
