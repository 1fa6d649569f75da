import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { GoToLibrary } from '../../components/go-to-library.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { usePictureGroups } from '../../stores/picture-groups-store.ts';
import { usePictureSearch } from '../../stores/picture-search-store.ts';
import { usePictureSelection } from '../../stores/picture-selection-store.ts';
import { usePictureViewer } from '../../stores/picture-viewer-store.ts';
import { everyPicture, usePictures } from '../../stores/pictures-store.ts';
import { errorMessage } from '../error-messages.ts';
import { GalleryBar } from './gallery-bar.tsx';
import { openInDocument } from './open-in-document.ts';
import { useCollection } from './picture-collection.ts';
import { PictureDetailsPanel } from './picture-details-panel.tsx';
import { PictureGrid } from './picture-grid.tsx';
import { PictureQuestionHead } from './picture-question-head.tsx';
import { PicturesToolbar } from './pictures-toolbar.tsx';
import { usePastedPicture } from './use-pasted-picture.ts';

/** Why there is nothing to see. */
function Nothing() {
  const status = usePictures((state) => state.status);
  const hasFiles = useLibrary((state) => state.status?.files !== 0);
  const filter = usePictures((state) => state.filter);
  const question = usePictureSearch((state) => state.question);
  const showsDuplicates = usePictureSelection((state) => state.showsDuplicates);
  const complete = usePictureGroups((state) => state.complete);
  if (question?.type === 'words') {
    return (
      <EmptyState
        icon="search"
        title={t('No pictures for “{query}”', { query: question.query })}
        testId="pictures-empty"
      >
        {t('Try fewer or other words, or drag a picture in to find pictures like it.')}
      </EmptyState>
    );
  }
  if (question) {
    return (
      <EmptyState icon="picture" title={t('No pictures like this one')} testId="pictures-empty">
        {t('Nothing in your library looks like it.')}
      </EmptyState>
    );
  }
  if (showsDuplicates) {
    return (
      <EmptyState
        icon="stack"
        title={complete ? t('No picture is there twice') : t('No duplicates so far')}
        testId="pictures-empty"
      >
        {complete
          ? t('Copies and near copies of pictures appear here.')
          : t('Some pictures are still to be looked at; copies appear here as they are found.')}
      </EmptyState>
    );
  }
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(everyPicture);
  if (isFiltered && (status?.total ?? 0) > 0) {
    return (
      <EmptyState
        icon="picture"
        title={t('No pictures here')}
        testId="pictures-empty"
        actions={
          <button type="button" className="button" onClick={() => usePictures.getState().setFilter(everyPicture)}>
            {t('Show All Pictures')}
          </button>
        }
      >
        {t('There are some elsewhere in your library.')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="picture"
      title={t('No pictures yet')}
      testId="pictures-empty"
      actions={!hasFiles && <GoToLibrary />}
    >
      {t('Pictures in your folders appear here, and those inside documents, mail and slides.')}
    </EmptyState>
  );
}

/** Every picture of the library: looked through, searched, compared. */
export function PicturesView() {
  const collection = useCollection();
  const galleryError = usePictures((state) => state.error);
  const question = usePictureSearch((state) => state.question);
  const isAsking = usePictureSearch((state) => state.isAsking);
  const searchError = usePictureSearch((state) => state.error);
  const groupsError = usePictureGroups((state) => state.error);
  const { showsDuplicates, chosen, detailsOpen } = usePictureSelection();
  const folderId = usePictures((state) => state.filter.folderId);
  const ready = usePictures((state) => state.status?.ready ?? 0);
  const focusRequest = useNavigation((state) => state.focusRequest);
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  usePastedPicture();

  useEffect(() => {
    if (usePictures.getState().sections === null) void usePictures.getState().refresh();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: more pictures were looked at: there may be more copies
  useEffect(() => {
    if (showsDuplicates) void usePictureGroups.getState().load(folderId);
  }, [showsDuplicates, folderId, ready]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every request focuses anew
  useLayoutEffect(() => field.current?.focus(), [focusRequest]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another choice
  useEffect(() => usePictureSelection.getState().choose(null), [collection?.name]);
  useEffect(() => {
    if (chosen === null || collection === null) return;
    const now = collection.at(chosen.index);
    // The list changed under the choice: what stands at its place now is another picture.
    if (now !== null && now.id !== chosen.picture.id) usePictureSelection.getState().choose(null);
  }, [collection, chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || chosen === null) return;
    const { index, picture } = chosen;
    const key = event.key.toLowerCase();
    if (key === 'enter' || key === ' ') usePictureViewer.getState().open(picture, index);
    else if (key === 'i') usePictureSelection.getState().showDetails(!detailsOpen);
    else if (key === 's') void usePictureSearch.getState().findSimilar(picture);
    else if (key === 'd') void openInDocument(picture);
    else return;
    event.preventDefault();
  };

  const error = question !== null ? searchError : showsDuplicates ? groupsError : galleryError;
  const isEmpty = collection !== null && collection.total === 0;
  const message = error === null ? null : errorMessage(error);
  return (
    <main className="view pictures-view" aria-label={t('Pictures')} data-testid="pictures-view">
      <PicturesToolbar field={field} grid={grid} />
      {question === null || question.type === 'words' ? <GalleryBar /> : null}
      <div className="pictures-body">
        <div className="pictures-main" data-asking={isAsking}>
          {question !== null && <PictureQuestionHead question={question} />}
          {message && (
            <EmptyState icon="warning" title={message.sentence} testId="pictures-error">
              {message.next}
            </EmptyState>
          )}
          {!message && collection === null && (
            <div className="view-loading">
              <Spinner size={20} label={t('Loading the pictures')} />
            </div>
          )}
          {!message && isEmpty && !isAsking && <Nothing />}
          {!message && collection !== null && !isEmpty && (
            <PictureGrid
              collection={collection}
              label={question === null ? t('Pictures') : t('Found pictures')}
              grid={grid}
              onKeyDown={onKeyDown}
            />
          )}
        </div>
        {detailsOpen && chosen !== null && <PictureDetailsPanel picture={chosen.picture} />}
      </div>
    </main>
  );
}
