import { useEffect, useRef } from 'react';
import type { DocumentView } from '../../../preload/contract/shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import type { DocumentTarget } from '../../stores/document-store.ts';
import { errorMessage } from '../library-messages.ts';
import { groupBlocks } from './block-groups.ts';
import { TextBlockGroup } from './text-block-group.tsx';
import { useBlocks } from './use-blocks.ts';

type TextDocumentProps = { readonly view: DocumentView; readonly target: DocumentTarget | null };

/** The readable text of a document without pages, with the cited span marked exactly. */
export function TextDocument({ view, target }: TextDocumentProps) {
  const { blocks, error, hasEarlier, hasMore, loadEarlier, loadMore } = useBlocks(view, target);
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const request = target?.request ?? null;
  const isLoaded = blocks !== null;

  useEffect(() => {
    if (request === null || !isLoaded) return;
    scroller.current?.querySelector('.citation-mark')?.scrollIntoView({ block: 'center' });
  }, [request, isLoaded]);

  useEffect(() => {
    const element = end.current;
    if (!element || !hasMore) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && loadMore());
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, loadMore]);

  if (error) {
    const { sentence, next } = errorMessage(error);
    return (
      <EmptyState icon="warning" title={sentence}>
        {next}
      </EmptyState>
    );
  }
  return (
    <div className="text-scroller" ref={scroller} tabIndex={-1}>
      <article className="text-document" lang={view.language ?? undefined}>
        {blocks === null && <Spinner size={20} label="Loading the text" />}
        {hasEarlier && (
          <button type="button" className="link-button" onClick={loadEarlier}>
            Show what comes before
          </button>
        )}
        {blocks?.length === 0 && <p className="text-empty">There is no text in this document.</p>}
        {groupBlocks(blocks ?? []).map((group) => (
          <TextBlockGroup key={group.blocks[0]?.start} group={group} mark={target} />
        ))}
        {hasMore && (
          <div ref={end} className="text-more">
            <Spinner />
          </div>
        )}
      </article>
    </div>
  );
}
