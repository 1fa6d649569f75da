import { useEffect, useRef } from 'react';
import type { DocumentPage, DocumentView } from '../../../preload/contract/shapes.ts';
import { dragPage } from '../../components/drag-page.ts';
import { PagePreview } from '../../components/page-preview.tsx';
import { VirtualList, type VirtualListHandle } from '../../components/virtual-list.tsx';
import { t } from '../../languages/translate.ts';
import { pictureLimits } from '../../picture-limits.ts';
import { useDocument } from '../../stores/document-store.ts';
import { kindWords } from '../kinds.ts';
import { capital, partNamed } from '../part-words.ts';

const unseen = () => undefined;

function nameOf(page: DocumentPage, view: DocumentView): string {
  return capital(partNamed(kindWords(view.kind).part, `${page.number ?? page.index + 1}`));
}

/** Every page of the document, small, in a column; the one that is read is marked, and each leads there. */
export function PageStrip({ view }: { readonly view: DocumentView }) {
  const current = useDocument((state) => state.seenPage);
  const list = useRef<VirtualListHandle>(null);
  useEffect(() => list.current?.scrollToRow(current), [current]);
  const go = (index: number) =>
    void useDocument.getState().open({
      documentId: view.documentId,
      fileId: view.fileId,
      title: view.title,
      span: null,
      pageIndex: index,
    });
  return (
    <nav className="page-strip" aria-label={t('Pages')} data-testid="page-strip">
      <VirtualList
        count={view.pages.length}
        rowHeight={pictureLimits.stripRow}
        onRange={unseen}
        label={t('Pages')}
        handle={list}
        renderRow={(index) => {
          const page = view.pages[index];
          if (!page) return null;
          const name = nameOf(page, view);
          return (
            <button
              type="button"
              className="strip-page"
              aria-label={page.label ? `${name}: ${page.label}` : name}
              title={page.label ?? name}
              aria-current={index === current ? 'page' : undefined}
              onClick={() => go(index)}
              {...(view.fileId === null ? {} : dragPage({ documentId: view.documentId, fileId: view.fileId, index }))}
              data-testid="strip-page"
              data-index={index}
            >
              <span className="strip-picture">
                <PagePreview
                  documentId={view.documentId}
                  fileId={view.fileId}
                  index={index}
                  size="small"
                  fallback={<span className="strip-blank" />}
                />
              </span>
              <span className="strip-number">{page.number ?? index + 1}</span>
            </button>
          );
        }}
      />
    </nav>
  );
}
