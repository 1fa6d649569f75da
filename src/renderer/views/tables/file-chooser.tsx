import { useEffect, useState } from 'react';
import type { FileSummary } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { KindIcon } from '../../components/kind-icon.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { placeOfPath } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import type { ChosenFile } from '../../stores/extraction-setup-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { tableLimits } from '../../stores/table-limits.ts';

type FileChooserProps = {
  readonly chosen: readonly ChosenFile[];
  /** More can't be chosen. */
  readonly most: number;
  readonly onChange: (files: readonly ChosenFile[]) => void;
};

type Offers = { readonly files: readonly FileSummary[]; readonly total: number };

/** Files of the library by name, with boxes to tick; those already chosen stand first. */
export function FileChooser({ chosen, most, onChange }: FileChooserProps) {
  const [words, setWords] = useState('');
  const [offers, setOffers] = useState<Offers>({ files: [], total: 0 });
  const folders = useLibrary((state) => state.status?.folders) ?? [];
  useEffect(() => {
    let isCurrent = true;
    const find = () =>
      request('file.list', { nameContains: words.trim(), limit: tableLimits.fileOffers, sort: 'name' }).then(
        (found) => isCurrent && setOffers(found),
        () => isCurrent && setOffers({ files: [], total: 0 }),
      );
    const timer = setTimeout(() => void find(), tableLimits.filterMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words]);
  const ids = new Set(chosen.map(({ id }) => id));
  const others = offers.files.filter(({ id, documentId }) => documentId !== null && !ids.has(id));
  const toggle = ({ id, name, path }: ChosenFile) =>
    onChange(ids.has(id) ? chosen.filter((file) => file.id !== id) : [...chosen, { id, name, path }]);
  const hidden = offers.total - offers.files.length;
  return (
    <div className="file-chooser">
      <SearchField
        label={t('Find files by name')}
        placeholder={t('Find files')}
        value={words}
        onChange={setWords}
        testId="file-chooser-find"
      />
      <ul aria-label={t('Files')}>
        {[...chosen.map((file) => ({ ...file, kind: null })), ...others].map((file) => (
          <li key={file.id}>
            <label className="file-choice" data-testid="file-choice" data-name={file.name}>
              <input
                type="checkbox"
                checked={ids.has(file.id)}
                disabled={!ids.has(file.id) && chosen.length >= most}
                onChange={() => toggle(file)}
              />
              {file.kind !== null && <KindIcon kind={file.kind} size={20} />}
              <span dir="auto">{file.name}</span>
              <small>{placeOfPath(file.path, folders)}</small>
            </label>
          </li>
        ))}
      </ul>
      <p className="setting-note" role="status">
        {chosen.length > 0 && `${plural(chosen.length, '{n} file chosen.', '{n} files chosen.')} `}
        {hidden > 0 &&
          plural(
            hidden,
            '{n} more file with such a name: type more of it.',
            '{n} more files with such a name: type more of it.',
          )}
        {offers.total === 0 && words.trim() !== '' && t('No file has this name.')}
      </p>
    </div>
  );
}
