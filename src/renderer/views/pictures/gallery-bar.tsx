import { IconButton } from '../../components/icon-button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { t } from '../../languages/translate.ts';
import { pictureLimits } from '../../picture-limits.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { usePictureSearch } from '../../stores/picture-search-store.ts';
import { usePictureSelection } from '../../stores/picture-selection-store.ts';
import { type GalleryOrder, type PictureFilter, usePictures } from '../../stores/pictures-store.ts';

const orders = () =>
  [
    { value: 'date', label: t('Date'), testId: 'order-date', hint: t('The newest first') },
    { value: 'folder', label: t('Folder'), testId: 'order-folder' },
    { value: 'document', label: t('Document'), testId: 'order-document' },
    { value: 'duplicates', label: t('Duplicates'), testId: 'order-duplicates', hint: t('Copies and near copies') },
  ] as const;

const kinds = () => [
  { value: 'all', label: t('All pictures') },
  { value: 'files', label: t('Picture files') },
  { value: 'inside', label: t('In documents') },
];

/** How the gallery is sorted, what of it is shown, and how large. */
export function GalleryBar() {
  const isSearch = usePictureSearch((state) => state.question !== null);
  const { order, filter } = usePictures();
  const { showsDuplicates, showDuplicates, cell, setCell } = usePictureSelection();
  const folders = useLibrary((state) => state.status?.folders) ?? [];
  const { setOrder, setFilter } = usePictures.getState();
  const { least, most } = pictureLimits.cell;
  return (
    <div className="gallery-bar">
      {/* What was searched for stands in the order of how well it fits. */}
      {!isSearch && (
        <Segmented
          label={t('Pictures by')}
          segments={orders()}
          value={showsDuplicates ? 'duplicates' : order}
          onChange={(value) => {
            showDuplicates(value === 'duplicates');
            if (value !== 'duplicates') setOrder(value as GalleryOrder);
          }}
          testId="gallery-order"
        />
      )}
      <span className="gallery-filters">
        {folders.length > 1 && (
          <SelectField
            label={t('Pictures of a folder')}
            value={filter.folderId ?? ''}
            options={[
              { value: '', label: t('All folders') },
              ...folders.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(value) => setFilter({ folderId: value === '' ? null : value })}
            testId="picture-folder"
          />
        )}
        {(isSearch || !showsDuplicates) && (
          <SelectField
            label={t('Which pictures')}
            value={filter.which}
            options={kinds()}
            onChange={(value) => setFilter({ which: value as PictureFilter['which'] })}
            testId="picture-which"
          />
        )}
      </span>
      <span className="gallery-size">
        <IconButton
          icon="minus"
          label={t('Smaller pictures')}
          size={12}
          disabled={cell <= least}
          onClick={() => setCell(cell - 32)}
        />
        <input
          type="range"
          aria-label={t('Size of the pictures')}
          min={least}
          max={most}
          step={pictureLimits.cell.step}
          value={cell}
          onChange={(event) => setCell(Number(event.currentTarget.value))}
          data-testid="picture-size"
        />
        <IconButton
          icon="plus"
          label={t('Larger pictures')}
          size={12}
          disabled={cell >= most}
          onClick={() => setCell(cell + 32)}
        />
      </span>
    </div>
  );
}
