import { useId } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Segment<T extends string> = {
  readonly value: T;
  readonly label: string;
  readonly icon?: IconName;
  readonly testId?: string;
  readonly hint?: string;
};

type SegmentedProps<T extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly testId?: string;
};

/** A native-looking segmented control: radio buttons underneath, so arrow keys work by themselves. */
export function Segmented<T extends string>({ label, segments, value, onChange, testId }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className="segmented" aria-label={label} data-testid={testId}>
      {segments.map((segment) => (
        <label key={segment.value} className="segment" title={segment.hint} data-testid={segment.testId}>
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          <span>
            {segment.icon && <Icon name={segment.icon} size={14} />}
            {segment.label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
