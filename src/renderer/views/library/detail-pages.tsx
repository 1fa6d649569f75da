import type { FileDetails, PageReading } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { formatPercent } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { openFileAt } from '../../stores/file-actions.ts';
import { errorMessage } from '../error-messages.ts';
import { capital } from '../part-words.ts';
import { notablePages, pageName } from '../reading-words.ts';

function sentencesOf(page: PageReading): string {
  const reasons = page.reason ? [page.reason, ...page.doubts] : page.doubts;
  // The page is named beside it: a reason that names it again would say it twice.
  return reasons
    .map(({ code, values }) =>
      code === 'unit-failed'
        ? { sentence: t('It could not be read.') }
        : errorMessage({ code, values: { ...values, page: null, pages: null, number: null } }),
    )
    .map(({ sentence }) => sentence)
    .join(' ');
}

function PageLine({ page, details }: { readonly page: PageReading; readonly details: FileDetails }) {
  const name = pageName(page, details.file.kind);
  const isFailed = page.reason !== null;
  return (
    <li>
      <button
        type="button"
        className="detail-page"
        disabled={details.file.documentId === null}
        onClick={() => void openFileAt(details.file, page.index)}
        data-testid="detail-page"
        data-index={page.index}
      >
        <span className={isFailed ? 'tone-problem' : 'tone-note'}>
          <Icon name={isFailed ? 'warning' : 'checkDoubt'} size={13} />
        </span>
        <span className="detail-page-words">
          <b>{capital(name)}</b>
          <span>{sentencesOf(page)}</span>
        </span>
        {page.ocrConfidence !== null && <span className="detail-sure">{formatPercent(page.ocrConfidence)}</span>}
      </button>
    </li>
  );
}

/** Pages that failed or were read with doubt; each opens the document there. */
export function DetailPages({ details }: { readonly details: FileDetails }) {
  const notable = notablePages(details.pages);
  if (notable.length === 0) return null;
  const shown = notable.slice(0, limits.detailPages);
  return (
    <section className="detail-section">
      <h4>{t('Worth a look')}</h4>
      <ul>
        {shown.map((page) => (
          <PageLine key={page.index} page={page} details={details} />
        ))}
      </ul>
      {notable.length > shown.length && (
        <p className="detail-more">
          {plural(notable.length - shown.length, 'and {n} more page', 'and {n} more pages')}
        </p>
      )}
    </section>
  );
}
