import type { FolderSummary } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';

/** Places the system did not let us look at, by name, and what helps. */
export function ClosedNote({ folder }: { readonly folder: FolderSummary }) {
  const { count, places } = folder.closed;
  const more = count - places.length;
  const named = `${places.join(', ')}${more > 0 ? ` ${plural(more, 'and {n} more', 'and {n} more')}` : ''}`;
  return (
    <div className="folder-notes" role="status" data-testid="closed-places">
      <span className="folder-watch closed-places">
        <Icon name="lock" size={13} />
        <span>
          {plural(count, '{n} place in it can’t be read: {places}.', '{n} places in it can’t be read: {places}.', {
            places: named,
          })}{' '}
          {t('Give yourself permission in the Finder; Docent reads them as soon as it can.')}
        </span>
      </span>
    </div>
  );
}
