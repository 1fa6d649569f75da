import type { Coverage } from '../../../preload/contract/shapes.ts';
import { GoToLibrary } from '../../components/go-to-library.tsx';
import { Icon } from '../../components/icon.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';

type NoFilesProps = {
  readonly coverage: Coverage;
  /** The conversation is kept to some files. */
  readonly isScoped: boolean;
};

/** A question there was nothing to read for: what is missing, and the one thing to do. */
export function NoFiles({ coverage, isScoped }: NoFilesProps) {
  const isEmpty = coverage.total === 0 && !isScoped;
  return (
    <div className="not-found" data-testid="answer-no-files">
      <p className="not-found-line">
        <Icon name={isEmpty ? 'folderAdd' : 'clock'} size={15} />
        {isEmpty ? t('There is nothing to read yet.') : t('None of these files could be read yet.')}
      </p>
      <p className="not-found-lead">
        {isEmpty
          ? t('Docent answers from your own files only. Add a folder with documents, then ask again.')
          : plural(
              coverage.total,
              '{n} file is in question and not read so far. The Library shows how far it is, and what could not be read.',
              '{n} files are in question and not read so far. The Library shows how far it is, and what could not be read.',
            )}
      </p>
      {isEmpty ? (
        <button
          type="button"
          className="button is-primary"
          onClick={() => void useLibrary.getState().chooseFolder()}
          data-testid="no-files-add"
        >
          <Icon name="folderAdd" size={15} />
          {t('Add Folder…')}
        </button>
      ) : (
        <GoToLibrary />
      )}
    </div>
  );
}
