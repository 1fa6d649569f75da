import { useState } from 'react';
import { type PageMatch, pageAddress, pictureAddress } from '../../../preload/contract/picture-shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { formatShare, shownPath } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { pictureLimits } from '../../picture-limits.ts';
import { type PictureQuestion, usePictureSearch } from '../../stores/picture-search-store.ts';
import { openPageMatch } from './open-in-document.ts';
import { cellName, searchNote } from './picture-messages.ts';

/** The picture that is asked about; a sign for one the window can't show. */
function AskedPicture({ address }: { readonly address: string }) {
  const [isRefused, setRefused] = useState(false);
  return (
    <span className="asked-picture">
      {isRefused ? (
        <Icon name="picture" size={26} />
      ) : (
        <img src={address} alt="" draggable={false} onError={() => setRefused(true)} />
      )}
    </span>
  );
}

function PageCard({ match }: { readonly match: PageMatch }) {
  const [isRefused, setRefused] = useState(false);
  const { documentId, fileId, title, path, page, pageIndex, score, by } = match;
  const place = page === null ? '' : t('Page {page}', { page });
  return (
    <button
      type="button"
      className="page-match"
      title={shownPath(path)}
      onClick={() => void openPageMatch(match)}
      data-testid="page-match"
      data-page={page ?? undefined}
    >
      <span className="page-match-picture">
        {isRefused ? (
          <Icon name="document" size={24} />
        ) : (
          <img
            src={pageAddress(documentId, pageIndex, 'small', fileId)}
            alt=""
            draggable={false}
            onError={() => setRefused(true)}
          />
        )}
      </span>
      <span className="page-match-words">
        <b dir="auto">{title}</b>
        <span>{facts([place, by === 'look' ? t('looks the same') : t('same words')])}</span>
        <span className="page-match-score">{t('{score} alike', { score: formatShare(score, 1) })}</span>
      </span>
    </button>
  );
}

/** What was asked, the pages a given picture may be from, and the way back. */
export function PictureQuestionHead({ question }: { readonly question: PictureQuestion }) {
  const { results, isAsking, back } = usePictureSearch();
  const hits = results?.hits.length ?? 0;
  const pages = results?.pages.slice(0, pictureLimits.pages) ?? [];
  const note = results === null ? null : searchNote(results, question.type !== 'words');
  const found = results === null ? '' : plural(hits, '{n} picture', '{n} pictures');
  if (question.type === 'words') {
    return (
      <p className="picture-question-note" role="status" data-testid="picture-found">
        <b>{isAsking ? t('Searching…') : found}</b>
        {note !== null && hits > 0 && <span>{note}</span>}
      </p>
    );
  }
  const address = question.type === 'given' ? question.given.address : pictureAddress(question.to, 'small');
  const name = question.type === 'given' ? question.given.name : cellName(question.to);
  return (
    <div className="picture-question" data-testid="picture-question" data-type={question.type}>
      <div className="picture-question-row">
        <AskedPicture key={address} address={address} />
        <div className="picture-question-words">
          <h2>{t('Pictures like this one')}</h2>
          <p title={name}>{name}</p>
          <p role="status" data-testid="picture-found">
            {isAsking ? t('Comparing…') : found}
            {note !== null && <span className="picture-question-aside"> · {note}</span>}
          </p>
        </div>
        <button type="button" className="button" onClick={back} title={t('Back (Esc)')} data-testid="picture-back">
          <Icon name="chevronLeft" size={13} />
          {t('Back')}
        </button>
      </div>
      {pages.length > 0 && (
        <section className="page-matches" aria-label={t('Pages it may be from')}>
          <h3>{pages.length === 1 ? t('It may be from this page') : t('It may be from one of these pages')}</h3>
          <div className="page-match-list">
            {pages.map((match) => (
              <PageCard key={`${match.documentId} ${match.pageIndex}`} match={match} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
