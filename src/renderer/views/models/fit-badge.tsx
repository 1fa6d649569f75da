import type { ModelFitShape } from '../../../preload/contract/shapes.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { verdictWords } from './model-words.ts';

const icons: Readonly<Record<ModelFitShape['verdict'], IconName>> = {
  fits: 'checkCircle',
  tight: 'half',
  no: 'minusCircle',
};

/** Fits, tight or too large, as icon and word, never by colour alone. */
export function FitBadge({ verdict }: { readonly verdict: ModelFitShape['verdict'] }) {
  return (
    <span className={`fit-badge is-${verdict}`} data-testid="fit-badge" data-verdict={verdict}>
      <Icon name={icons[verdict]} size={13} />
      {verdictWords()[verdict]}
    </span>
  );
}
