import type { AdapterSummary, AttachedAdapter } from '../../../preload/contract/shapes.ts';
import { AdapterChoice } from '../../components/adapter-choice.tsx';
import { Icon } from '../../components/icon.tsx';
import { PopupPanel, usePopup } from '../../components/popup.tsx';
import { formatPercent } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useAdapters } from '../../stores/adapters-store.ts';

/** What the button says: how many are on, or the only one's name. */
export function adapterLabel(adapters: readonly AdapterSummary[], attached: readonly AttachedAdapter[]): string {
  const on = attached.filter(({ strength }) => strength > 0);
  const [only] = on;
  if (!only) return t('No adapter');
  if (on.length > 1) return t('{on} adapters', { on: on.length });
  const name = adapters.find(({ id }) => id === only.adapterId)?.name ?? t('Adapter');
  return only.strength === 1 ? name : `${name} ${formatPercent(only.strength)}`;
}

/** Which adapters this conversation is written with, and how strongly. */
export function AdapterPicker() {
  const adapters = useAdapters((state) => state.adapters);
  const attached = useAdapters((state) => state.attached);
  const { attach, detach, preview } = useAdapters.getState();
  const popup = usePopup('dialog');
  if (adapters.length === 0) return null;
  return (
    <span className="menu-button">
      <button
        type="button"
        className="link-button"
        {...popup.trigger}
        title={t('Adapters of this conversation')}
        data-testid="adapter-picker"
      >
        <Icon name="model" size={14} />
        {adapterLabel(adapters, attached)}
      </button>
      <PopupPanel popup={popup} label={t('Adapters of this conversation')} className="adapter-menu">
        {adapters.map((adapter) => (
          <AdapterChoice
            key={adapter.id}
            adapter={adapter}
            strength={attached.find((each) => each.adapterId === adapter.id)?.strength ?? null}
            onPreview={(strength) => preview(adapter.id, strength)}
            onChoose={(strength) => void (strength === null ? detach(adapter.id) : attach(adapter.id, strength))}
          />
        ))}
      </PopupPanel>
    </span>
  );
}
