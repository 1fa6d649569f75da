import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import type { DocumentTarget } from '../../stores/document-store.ts';

/** Says so when the cited words are not marked, or are not what stands in the file. */
export function markProblem(target: DocumentTarget, kind: string): string | null {
  if (!target.verified) return t('These words do not stand in the file exactly like this; the closest place is shown.');
  if (kind !== 'pdf' && kind !== 'image') return null;
  const { locator } = target;
  if (locator?.type === 'page' && locator.places.some((place) => place.boxes.length > 0)) return null;
  return locator?.type === 'page'
    ? t('The exact place on this page is not known, so nothing is marked.')
    : t('The page of this passage is not known, so nothing is marked.');
}

/** What the pane says where it marks nothing, and the words a person would look for. */
export function MarkNote({ target, kind }: { readonly target: DocumentTarget; readonly kind: string }) {
  const problem = markProblem(target, kind);
  if (problem === null) return null;
  return (
    <div className="mark-note" role="status" data-testid="mark-note">
      <Icon name="info" size={14} />
      <p>
        {problem}
        {target.quote !== '' && (
          <q className="mark-quote" dir="auto">
            {target.quote}
          </q>
        )}
      </p>
    </div>
  );
}
