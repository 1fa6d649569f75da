import type { RefObject } from 'react';
import { useRef } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { limits } from '../../limits.ts';
import { usePictureSearch } from '../../stores/picture-search-store.ts';
import { usePictureSelection } from '../../stores/picture-selection-store.ts';
import { usePictures } from '../../stores/pictures-store.ts';
import { pictureTypes } from './picture-files.ts';
import { statusText } from './picture-messages.ts';

type PicturesToolbarProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly grid: RefObject<HTMLDivElement | null>;
};

/** The view's name, search by words and by picture, and the details. */
export function PicturesToolbar({ field, grid }: PicturesToolbarProps) {
  const status = usePictures((state) => state.status);
  const query = usePictureSearch((state) => state.query);
  const isAsking = usePictureSearch((state) => state.isAsking);
  const { chosen, detailsOpen, showDetails } = usePictureSelection();
  const model = status?.model ?? null;
  const { chooseModel, dropModel } = usePictures.getState();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <Toolbar title={t('Pictures')} {...(status === null ? {} : { subtitle: statusText(status) })}>
      {isAsking && <Spinner label={t('Searching')} />}
      <SearchField
        label={t('Search pictures by words')}
        placeholder={t('Search pictures')}
        hint={t('Looks in names, captions and the words in and around pictures')}
        value={query}
        longest={limits.queryCharacters}
        onChange={usePictureSearch.getState().setQuery}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          grid.current?.focus();
        }}
        inputRef={field}
        testId="picture-search"
      >
        <IconButton
          icon="pictureSearch"
          label={t('Find pictures like one of yours: choose it, drag it in or paste it')}
          onClick={() => chooser.current?.click()}
          data-testid="search-by-picture"
        />
      </SearchField>
      <input
        ref={chooser}
        type="file"
        accept={pictureTypes}
        hidden
        aria-label={t('Picture to search by')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file can be chosen again.
          event.currentTarget.value = '';
          if (file) void usePictureSearch.getState().findByFile(file);
        }}
        data-testid="picture-file"
      />
      <MenuButton
        icon="more"
        label={t('Picture model')}
        items={[
          {
            label: model === null ? t('Use a Picture Model…') : t('Use Another Picture Model…'),
            run: () => void chooseModel(),
            testId: 'choose-picture-model',
          },
          ...(model === null
            ? []
            : [
                {
                  label: t('Stop Using {model}', { model: model.name }),
                  run: () => void dropModel(),
                  testId: 'drop-picture-model',
                },
              ]),
        ]}
        testId="picture-model-menu"
      />
      <IconButton
        icon="info"
        label={t('Details (I)')}
        aria-pressed={detailsOpen}
        disabled={!detailsOpen && chosen === null}
        onClick={() => showDetails(!detailsOpen)}
        data-testid="toggle-picture-details"
      />
    </Toolbar>
  );
}
