import type { KeyboardEvent } from 'react';
import type { FieldType } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { formatCount } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { type DraftField, useTemplateDraft } from '../../stores/template-draft-store.ts';
import { FieldDetails } from './field-details.tsx';
import { fieldTypes } from './field-types.ts';
import { typeWords } from './table-words.ts';
import { problemsOf, problemText, rulesKept } from './template-words.ts';

type FieldCardProps = {
  readonly field: DraftField;
  readonly index: number;
  readonly count: number;
  readonly onDrag: (isDragged: boolean) => void;
};

/** Dragged with the pointer, or moved with the arrow keys while it has the focus. */
function Handle({ field, index, count, onDrag }: FieldCardProps) {
  const move = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const handle = event.currentTarget;
    useTemplateDraft.getState().moveField(field.key, index + step);
    requestAnimationFrame(() => handle.focus());
  };
  const name = field.name === '' ? t('this column') : field.name;
  return (
    <button
      type="button"
      className="field-handle"
      draggable
      aria-label={t('Move {name}: place {index} of {count}, arrow keys move it', { name, index: index + 1, count })}
      title={t('Drag, or press ↑ ↓')}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', field.name);
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
      onKeyDown={move}
      data-testid="field-handle"
    >
      <span aria-hidden="true">⠿</span>
    </button>
  );
}

/** One column: its name, kind and description; the rest opens below. */
export function FieldCard(props: FieldCardProps) {
  const { field } = props;
  const openKey = useTemplateDraft((state) => state.openKey);
  const problems = useTemplateDraft((state) => state.problems);
  const { setField, removeField, toggle } = useTemplateDraft.getState();
  const isOpen = openKey === field.key;
  const own = problemsOf(problems, field.name.trim());
  const change = (type: FieldType) => setField(field.key, { type, rules: rulesKept(field.rules, type) });
  const count = Object.keys(field.rules).length + field.labels.length + field.examples.length;
  return (
    <div className="field-card" data-testid="field-card" data-name={field.name}>
      <div className="field-line">
        <Handle {...props} />
        <input
          type="text"
          className="field-name"
          aria-label={t('Name of the column')}
          placeholder={t('Name')}
          value={field.name}
          maxLength={200}
          onChange={(event) => setField(field.key, { name: event.currentTarget.value })}
          data-testid="field-name"
        />
        <SelectField
          label={t('Kind')}
          value={field.type}
          options={fieldTypes.map((type) => ({ value: type, label: typeWords()[type] }))}
          onChange={(type) => change(type as FieldType)}
          testId="field-type"
        />
        <input
          type="text"
          className="field-description"
          aria-label={t('Description')}
          placeholder={t('What it is, when the name does not say it all')}
          value={field.description}
          maxLength={2000}
          onChange={(event) => setField(field.key, { description: event.currentTarget.value })}
          data-testid="field-description"
        />
        <button
          type="button"
          className="link-button"
          aria-expanded={isOpen}
          onClick={() => toggle(field.key)}
          data-testid="field-more"
        >
          {t('Rules')}
          {count > 0 && !isOpen && ` · ${formatCount(count)}`}
          <Icon name={isOpen ? 'chevronUp' : 'chevronDown'} size={12} />
        </button>
        <IconButton
          icon="trash"
          label={t('Delete the column {field}', { field: field.name })}
          size={14}
          onClick={() => removeField(field.key)}
          data-testid="field-remove"
        />
      </div>
      {(field.type === 'enum' || isOpen) && <FieldDetails field={field} isOpen={isOpen} />}
      {own.map((problem) => (
        <p
          key={`${problem.code} ${JSON.stringify(problem.values)}`}
          className={problem.stops ? 'field-problem tone-problem' : 'field-problem tone-note'}
          role="alert"
          data-testid="field-problem"
        >
          {problemText(problem)}
        </p>
      ))}
    </div>
  );
}
