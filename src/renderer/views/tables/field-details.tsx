import type { FieldRules, TemplateField } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { type DraftField, useTemplateDraft } from '../../stores/template-draft-store.ts';
import { type RuleWords, rulesFor } from './template-words.ts';

type LinesProps = {
  readonly label: string;
  readonly hint: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
  readonly testId: string;
};

/** Several values, one per line. */
function Lines({ label, hint, lines, onChange, testId }: LinesProps) {
  return (
    <label className="form-line">
      <span>{label}</span>
      <textarea
        rows={Math.max(2, Math.min(6, lines.length + 1))}
        value={lines.join('\n')}
        placeholder={hint}
        onChange={(event) => onChange(event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'))}
        data-testid={testId}
      />
    </label>
  );
}

/** What was typed as the rule's value; undefined takes the rule away. */
export function ruleValue(input: RuleWords['input'], text: string): string | number | undefined {
  if (text.trim() === '') return undefined;
  if (input === 'text' || input === 'date') return text;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  return input === 'count' ? Math.max(0, Math.trunc(value)) : value;
}

function Rule({ field, words }: { readonly field: DraftField; readonly words: RuleWords }) {
  const { rule, label, input, hint } = words;
  const set = (value: FieldRules[keyof FieldRules]) => {
    const { [rule]: _, ...others } = field.rules;
    const rules = value === undefined || value === false ? others : { ...others, [rule]: value };
    useTemplateDraft.getState().setField(field.key, { rules });
  };
  const value = field.rules[rule];
  if (input === 'flag') {
    return (
      <label className="rule-flag" title={hint}>
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => set(event.currentTarget.checked)}
          data-testid={`rule-${rule}`}
        />
        <span>{label}</span>
      </label>
    );
  }
  const kinds = { number: 'number', count: 'number', date: 'date', text: 'text' } as const;
  return (
    <label className="rule-value" title={hint}>
      <span>{label}</span>
      <input
        type={kinds[input]}
        step="any"
        value={value === undefined ? '' : String(value)}
        spellCheck={false}
        onChange={(event) => set(ruleValue(input, event.currentTarget.value))}
        data-testid={`rule-${rule}`}
      />
    </label>
  );
}

/** Other names, examples, choices, rules and the group of a column. */
export function FieldDetails({ field, isOpen }: { readonly field: DraftField; readonly isOpen: boolean }) {
  const set = (changes: Partial<TemplateField>) => useTemplateDraft.getState().setField(field.key, changes);
  return (
    <div className="field-details">
      {field.type === 'enum' && (
        <Lines
          label={t('Choices')}
          hint={t('one per line\nopen\npaid\noverdue')}
          lines={field.options}
          onChange={(options) => set({ options })}
          testId="field-options"
        />
      )}
      {isOpen && (
        <>
          <div className="field-columns">
            <Lines
              label={t('Also called')}
              hint={t('other words documents use for it, one per line')}
              lines={field.labels}
              onChange={(labels) => set({ labels })}
              testId="field-labels"
            />
            <Lines
              label={t('Examples')}
              hint={t('values as they may look, one per line')}
              lines={field.examples}
              onChange={(examples) => set({ examples })}
              testId="field-examples"
            />
          </div>
          <fieldset className="field-rules" aria-label={t('Rules')}>
            {rulesFor(field.type).map((words) => (
              <Rule key={words.rule} field={field} words={words} />
            ))}
            <label className="rule-value" title={t('Columns of one group are looked for together')}>
              <span>{t('Group')}</span>
              <input
                type="text"
                value={field.group ?? ''}
                maxLength={200}
                onChange={(event) =>
                  set({ group: event.currentTarget.value === '' ? null : event.currentTarget.value })
                }
                data-testid="field-group"
              />
            </label>
          </fieldset>
        </>
      )}
    </div>
  );
}
