import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { t } from '../languages/translate.ts';
import { limits } from '../limits.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

type SearchFieldProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly large?: boolean;
  /** Shown on hover: what else can be typed. */
  readonly hint?: string;
  /** Buttons at its end. */
  readonly children?: ReactNode;
  /** The id of what the keys go to from here. */
  readonly controls?: string;
  /** Characters it takes; more would be refused by what looks for them. */
  readonly longest?: number;
  readonly testId?: string;
};

export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onChange, onKeyDown, inputRef, large, hint, controls, children, testId } = props;
  const { longest = limits.filterCharacters } = props;
  return (
    <div className={large ? 'search-field is-large' : 'search-field'} title={hint}>
      <Icon name="search" size={large ? 18 : 14} />
      <input
        ref={inputRef}
        type="text"
        aria-label={label}
        aria-controls={controls}
        placeholder={placeholder}
        value={value}
        maxLength={longest}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        data-testid={testId}
      />
      {value !== '' && <IconButton icon="close" label={t('Clear')} size={12} onClick={() => onChange('')} />}
      {children}
    </div>
  );
}
