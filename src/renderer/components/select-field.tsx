import { Icon } from './icon.tsx';

export type Option = { readonly value: string; readonly label: string };

type SelectFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly testId?: string;
};

/** A pop-up button. */
export function SelectField({ label, value, options, onChange, testId }: SelectFieldProps) {
  return (
    <span className="select-field">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={testId}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" size={12} />
    </span>
  );
}
