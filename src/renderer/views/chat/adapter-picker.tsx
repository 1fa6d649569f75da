import { type SyntheticEvent, useId } from 'react';
import type { AdapterSummary, AttachedAdapter } from '../../../preload/contract/shapes.ts';
import { largestStrength } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { useAdapters } from '../../stores/adapters-store.ts';

/** Strength in steps of this size. */
const step = 0.05;

/** What the button says: how many are on, or the only one's name. */
export function adapterLabel(adapters: readonly AdapterSummary[], attached: readonly AttachedAdapter[]): string {
  const on = attached.filter(({ strength }) => strength > 0);
  const [only] = on;
  if (!only) return 'No adapter';
  if (on.length > 1) return `${on.length} adapters`;
  const name = adapters.find(({ id }) => id === only.adapterId)?.name ?? 'Adapter';
  return only.strength === 1 ? name : `${name} ${Math.round(only.strength * 100)} %`;
}

/** Which adapters this conversation is written with, and how strongly. */
export function AdapterPicker() {
  const adapters = useAdapters((state) => state.adapters);
  const attached = useAdapters((state) => state.attached);
  const id = useId();
  const anchor = `--adapters-${id.replace(/\W/g, '')}`;
  if (adapters.length === 0) return null;
  return (
    <span className="menu-button">
      <button
        type="button"
        className="link-button"
        popoverTarget={id}
        style={{ anchorName: anchor } as React.CSSProperties}
        title="Adapters of this conversation"
        data-testid="adapter-picker"
      >
        <Icon name="model" size={14} />
        {adapterLabel(adapters, attached)}
      </button>
      <div
        id={id}
        className="menu adapter-menu"
        popover="auto"
        style={{ positionAnchor: anchor } as React.CSSProperties}
      >
        {adapters.map((adapter) => (
          <AdapterChoice
            key={adapter.id}
            adapter={adapter}
            strength={attached.find((each) => each.adapterId === adapter.id)?.strength ?? null}
          />
        ))}
      </div>
    </span>
  );
}

/** `strength` null: not attached. */
export function AdapterChoice({
  adapter,
  strength,
}: {
  readonly adapter: AdapterSummary;
  readonly strength: number | null;
}) {
  const { attach, detach, preview } = useAdapters.getState();
  const save = (event: SyntheticEvent<HTMLInputElement>) => void attach(adapter.id, Number(event.currentTarget.value));
  const isMissing = adapter.state === 'missing';
  return (
    <div className="adapter-choice" data-testid="adapter-choice">
      <label>
        <input
          type="checkbox"
          checked={strength !== null}
          disabled={isMissing && strength === null}
          onChange={(event) => void (event.currentTarget.checked ? attach(adapter.id, 1) : detach(adapter.id))}
        />
        {isMissing ? `${adapter.name} (file missing)` : adapter.name}
      </label>
      <input
        type="range"
        min={0}
        max={largestStrength}
        step={step}
        value={strength ?? 1}
        disabled={strength === null}
        aria-label={`Strength of ${adapter.name}`}
        aria-valuetext={`${Math.round((strength ?? 1) * 100)} %`}
        onChange={(event) => preview(adapter.id, Number(event.currentTarget.value))}
        onPointerUp={save}
        onKeyUp={save}
      />
      <output>{Math.round((strength ?? 1) * 100)} %</output>
    </div>
  );
}
