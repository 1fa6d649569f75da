import { useEffect, useRef, useState } from 'react';
import type { FolderOverview, FolderSummary, OverviewDocument, Reason } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { KindIcon } from '../../components/kind-icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { formatCount } from '../../format.ts';
import { dateFormat } from '../../languages/intl.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { reasonOf } from '../../reason-of.ts';
import { useDocument } from '../../stores/document-store.ts';
import { errorMessage } from '../error-messages.ts';
import { kindName } from '../kinds.ts';
import { stateMessages } from '../state-messages.ts';

type OverviewProps = { readonly folder: FolderSummary; readonly onClose: () => void };

/** "March 2021 to May 2024": months are as exact as the dates of files are worth. */
export function periodText({ first, last }: { readonly first: number; readonly last: number }): string {
  const month = (time: number) => dateFormat({ month: 'long', year: 'numeric' }).format(time);
  return month(first) === month(last)
    ? month(first)
    : t('{first} to {last}', { first: month(first), last: month(last) });
}

/** What is in a folder, told without a question. */
export function FolderOverviewDialog({ folder, onClose }: OverviewProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [overview, setOverview] = useState<FolderOverview | null>(null);
  const [problem, setProblem] = useState<Reason | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    let isCurrent = true;
    request('folder.overview', { folderId: folder.id }).then(
      (found) => isCurrent && setOverview(found),
      (error: unknown) => isCurrent && setProblem(reasonOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [folder.id]);
  const message = problem ? errorMessage(problem) : null;
  const open = ({ documentId, fileId, title }: OverviewDocument) => {
    onClose();
    void useDocument.getState().open({ documentId, fileId, title, span: null });
  };
  return (
    <dialog
      ref={dialog}
      className="overview-dialog"
      aria-label={t('What is in {folder}', { folder: folder.name })}
      onClose={onClose}
      data-testid="overview"
    >
      <header className="overview-head">
        <h2>{t('What is in “{folder}”', { folder: folder.name })}</h2>
        <IconButton icon="close" label={t('Close')} onClick={onClose} data-testid="overview-close" />
      </header>
      <div className="overview-body">
        {!overview && !message && (
          <p className="stage-line" role="status">
            <Spinner size={14} />
            {plural(folder.files, 'Looking through {n} file…', 'Looking through {n} files…')}
          </p>
        )}
        {message && (
          <p role="alert">
            <b>{message.sentence}</b> {message.next}
          </p>
        )}
        {overview && <Overview overview={overview} onOpen={open} />}
      </div>
    </dialog>
  );
}

/** `120 files, all of which can be asked, written from March 2021 to May 2024.` */
function leadText({ period, files, readable }: FolderOverview): string {
  const asked =
    readable < files
      ? plural(files, '{readable} of {n} file can be asked', '{readable} of {n} files can be asked', {
          readable: formatCount(readable),
        })
      : plural(files, '{n} file, all of which can be asked', '{n} files, all of which can be asked');
  return period
    ? t('{files}, written from {period}.', { files: asked, period: periodText(period) })
    : t('{sentence}.', { sentence: asked });
}

type BodyProps = { readonly overview: FolderOverview; readonly onOpen: (document: OverviewDocument) => void };

function Overview({ overview, onOpen }: BodyProps) {
  const { kinds, topics, biggest, unreadable, unreadableCount } = overview;
  return (
    <>
      <p className="overview-lead" data-testid="overview-lead">
        {leadText(overview)}
      </p>
      <ul className="overview-kinds">
        {kinds.map(({ kind, count }) => (
          <li key={kind}>
            <KindIcon kind={kind} size={20} />
            <span>{kindName(kind)}</span>
            <b>{formatCount(count)}</b>
          </li>
        ))}
      </ul>
      {topics.length > 0 && (
        <section>
          <h3>{t('Main topics')}</h3>
          <ul className="overview-topics">
            {topics.map((topic) => (
              <li key={topic.name} data-testid="overview-topic">
                <b dir="auto">{topic.name}</b>
                <span className="overview-documents">
                  {topic.documents.map((document) => (
                    <DocumentLink key={document.documentId} document={document} onOpen={onOpen} />
                  ))}
                  {topic.count > topic.documents.length && (
                    <span className="overview-more">
                      {t('and {count} more', { count: formatCount(topic.count - topic.documents.length) })}
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {biggest.length > 0 && (
        <section>
          <h3>{t('Longest documents')}</h3>
          <ul className="overview-list">
            {biggest.map((document) => (
              <li key={document.documentId}>
                <DocumentLink document={document} onOpen={onOpen} />
                <span>{t('{characters} characters', { characters: formatCount(document.characters) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {unreadableCount > 0 && (
        <section>
          <h3>{t('Not readable: {unreadableCount}', { unreadableCount: formatCount(unreadableCount) })}</h3>
          <ul className="overview-list" data-testid="overview-unreadable">
            {unreadable.map(({ fileId, name, state }) => (
              <li key={fileId}>
                <span dir="auto">{name}</span>
                <span>{stateMessages()[state].word}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type LinkProps = { readonly document: OverviewDocument; readonly onOpen: (document: OverviewDocument) => void };

function DocumentLink({ document, onOpen }: LinkProps) {
  return (
    <button
      type="button"
      className="overview-document"
      dir="auto"
      onClick={() => onOpen(document)}
      data-testid="overview-document"
    >
      {document.title}
    </button>
  );
}
