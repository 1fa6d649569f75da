import type { DocumentView } from '../../../preload/contract/shapes.ts';
import type { DocumentTarget } from '../../stores/document-store.ts';
import { CannotShow } from './cannot-show.tsx';
import { PageColumn } from './page-column.tsx';
import { PdfPage } from './pdf-page.tsx';
import { PdfPassword } from './pdf-password.tsx';
import { useOpenPdf } from './use-open-pdf.ts';

type PdfDocumentProps = {
  readonly view: DocumentView;
  readonly target: DocumentTarget | null;
  readonly onShowText: () => void;
};

/** The pages of a PDF as they look, with what is cited marked on them. One that is damaged is shown as the engine's reader mends it. */
export function PdfDocument({ view, target, onShowText }: PdfDocumentProps) {
  const { open, error, asked } = useOpenPdf(view.documentId, view.fileId);
  const isMended = error?.code === 'file-damaged' && view.pages.length > 0;
  if (error && !isMended) return <CannotShow reason={error} onShowText={view.characters > 0 ? onShowText : null} />;
  if (asked && !open) return <PdfPassword asked={asked} onShowText={view.characters > 0 ? onShowText : null} />;
  const places = target?.locator?.type === 'page' ? target.locator.places : [];
  return (
    <PageColumn
      view={view}
      target={target}
      // Of a damaged file one reader can find pages the other does not.
      count={Math.max(open?.pdf.numPages ?? 0, view.pages.length)}
      isReady={open !== null || isMended}
      renderPage={({ index, top, size, onSize }) =>
        (open !== null || isMended) && (
          <PdfPage
            key={index}
            pdf={open?.pdf ?? null}
            documentId={view.documentId}
            fileId={view.fileId}
            number={index + 1}
            top={top}
            size={size}
            places={places}
            onSize={onSize}
          />
        )
      }
    />
  );
}
