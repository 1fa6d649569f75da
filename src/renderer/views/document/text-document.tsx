import { useEffect, useRef } from 'react';
import type { DocumentView } from '../../../preload/contract/shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { type DocumentTarget, useDocument } from '../../stores/document-store.ts';
import { errorMessage } from '../error-messages.ts';
import { kindWords } from '../kinds.ts';
import { groupBlocks } from './block-groups.ts';
import { DocumentPartView } from './document-part.tsx';
import { partsOf } from './document-parts.ts';
import { TextBlockGroup } from './text-block-group.tsx';
import { useBlocks } from './use-blocks.ts';

type TextDocumentProps = { readonly view: DocumentView; readonly target: DocumentTarget | null };

/** The readable text of a document without pages, with the cited span marked exactly. */
export function TextDocument({ view, target }: TextDocumentProps) {
  const beginAt = useDocument((state) => state.beginAt);
  const beginning = beginAt ? (view.pages[beginAt.index] ?? null) : null;
  const { blocks, error, hasEarlier, hasMore, loadEarlier, loadMore } = useBlocks(
    view,
    target ?? (beginning && { start: beginning.start, end: beginning.start }),
  );
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const request = target?.request ?? null;
  const isLoaded = blocks !== null;

  useEffect(() => {
    if (request === null || !isLoaded) return;
    scroller.current?.querySelector('.citation-mark')?.scrollIntoView({ block: 'center' });
  }, [request, isLoaded]);

  const beginIndex = beginning?.index ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each asking
  useEffect(() => {
    if (beginIndex === null || !isLoaded) return;
    scroller.current?.querySelector(`[data-index="${beginIndex}"]`)?.scrollIntoView({ block: 'start' });
  }, [beginAt, beginIndex, isLoaded]);

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
  const parts = partsOf(view, blocks ?? []);
  const { part } = kindWords(view.kind);
  return (
    <div className="text-scroller" ref={scroller} tabIndex={-1}>
      <article className={`text-document has-${part}s`} lang={view.language ?? undefined}>
        {blocks === null && <Spinner size={20} label={t('Loading the text')} />}
        {hasEarlier && (
          <button type="button" className="link-button" onClick={loadEarlier}>
            {t('Show what comes before')}
          </button>
        )}
        {blocks?.length === 0 && <p className="text-empty">{t('There is no text in this document.')}</p>}
        {parts?.map((part) => (
          <DocumentPartView key={part.page.index} part={part} mark={target} />
        ))}
        {parts === null &&
          groupBlocks(blocks ?? []).map((group) => (
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
