import { useEffect, useRef } from 'react';
import type { HelpPage } from '../../../preload/contract/help-requests.ts';
import { Icon } from '../../components/icon.tsx';
import { RichText } from '../../components/rich-text.tsx';
import { t } from '../../languages/translate.ts';
import { useHelp } from '../../stores/help-store.ts';

/** One page to read, and where to read on. */
export function HelpPageText({ page }: { readonly page: HelpPage }) {
  const article = useRef<HTMLElement>(null);
  const section = useHelp((state) => state.section);
  useEffect(() => {
    void page.id;
    const target = section === null ? null : article.current?.querySelector(`[data-section="${section}"]`);
    if (target) target.scrollIntoView({ block: 'start' });
    else article.current?.parentElement?.scrollTo({ top: 0 });
  }, [page.id, section]);
  return (
    <article ref={article} className="help-page" data-testid="help-page" data-page={page.id}>
      <h2>{page.title}</h2>
      <p className="help-summary">{page.summary}</p>
      {page.sections.map(({ heading, text }, index) => (
        <section key={heading} data-section={index} className={section === index ? 'is-found' : undefined}>
          <h3>{heading}</h3>
          <RichText text={text} />
        </section>
      ))}
      {page.related.length > 0 && (
        <nav className="help-related" aria-label={t('Read on')}>
          {page.related.map(({ id, title, summary }) => (
            <button
              key={id}
              type="button"
              onClick={() => void useHelp.getState().openPage(id)}
              data-testid="help-related"
            >
              <span>
                <b>{title}</b>
                {summary}
              </span>
              <Icon name="chevronRight" size={14} />
            </button>
          ))}
        </nav>
      )}
    </article>
  );
}
