import type { SyntheticEvent } from 'react';
import { type AdapterSummary, largestStrength } from '../../preload/contract/shapes.ts';
import { formatPercent } from '../format.ts';
import { t } from '../languages/translate.ts';

/** Strength in steps of this size. */
const step = 0.05;

type AdapterChoiceProps = {
  readonly adapter: AdapterSummary;
  /** Null: it is off. */
  readonly strength: number | null;
  /** While the slider moves. */
  readonly onPreview: (strength: number) => void;
  /** Switched on or off, or the slider let go. */
  readonly onChoose: (strength: number | null) => void;
};

/** One adapter with a box to switch it on and a slider for its strength. */
export function AdapterChoice({ adapter, strength, onPreview, onChoose }: AdapterChoiceProps) {
  const isMissing = adapter.state === 'missing';
  const save = (event: SyntheticEvent<HTMLInputElement>) => onChoose(Number(event.currentTarget.value));
  return (
    <div className="adapter-choice" data-testid="adapter-choice">
      <label>
        <input
          type="checkbox"
          checked={strength !== null}
          disabled={isMissing && strength === null}
          onChange={(event) => onChoose(event.currentTarget.checked ? 1 : null)}
        />
        {isMissing ? t('{adapter} (file missing)', { adapter: adapter.name }) : adapter.name}
      </label>
      <input
        type="range"
        min={0}
        max={largestStrength}
        step={step}
        value={strength ?? 1}
        disabled={strength === null}
        aria-label={t('Strength of {adapter}', { adapter: adapter.name })}
        aria-valuetext={formatPercent(strength ?? 1)}
        onChange={(event) => onPreview(Number(event.currentTarget.value))}
        onPointerUp={save}
        onKeyUp={save}
      />
      <output>{formatPercent(strength ?? 1)}</output>
    </div>
  );
}
