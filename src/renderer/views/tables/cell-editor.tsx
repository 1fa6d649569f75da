import { type ChangeEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import type { TemplateField } from '../../../preload/contract/shapes.ts';
import { t } from '../../languages/translate.ts';
import { useCell } from '../../stores/cell-store.ts';
import { type CellEdit, useGrid } from '../../stores/grid-store.ts';
import { errorLine } from '../error-messages.ts';
import { focusGrid, saveEdit } from './edit-cell.ts';

/** Lines a list's field is high. */
const listLines = 6;

const placeholders = (): Partial<Record<TemplateField['type'], string>> => ({
  date: '2024-05-03',
  money: '1,234.50 EUR',
  number: '1234.5',
  list: t('One item per line'),
});

type CellEditorProps = { readonly edit: CellEdit; readonly field: TemplateField; readonly title: string };

/** A field over the cell: Return keeps and goes down, Tab keeps and goes right, Escape leaves it as it was. */
export function CellEditor({ edit, field, title }: CellEditorProps) {
  const refused = useCell((state) => state.refused);
  const input = useRef<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>(null);
  useEffect(() => {
    const element = input.current;
    element?.focus({ preventScroll: true });
    if (element && 'setSelectionRange' in element)
      element.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const write = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
    useGrid.getState().edit({ ...edit, text: event.currentTarget.value });
  const onKeyDown = (event: KeyboardEvent) => {
    // The grid's own keys must not act on what is typed here.
    event.stopPropagation();
    const isLine = field.type === 'list' && event.key === 'Enter' && !event.metaKey && !event.ctrlKey;
    if (event.nativeEvent.isComposing || isLine) return;
    if (event.key === 'Escape') {
      useGrid.getState().edit(null);
      useCell.setState({ refused: null });
      focusGrid();
    } else if (event.key === 'Enter') void saveEdit(field, { row: 1, column: 0 });
    else if (event.key === 'Tab') void saveEdit(field, { row: 0, column: event.shiftKey ? -1 : 1 });
    else return;
    event.preventDefault();
  };
  const common = {
    ref: input,
    value: edit.text,
    'aria-label': title,
    'aria-invalid': refused !== null,
    onChange: write,
    onKeyDown,
    onBlur: () => void saveEdit(field, null),
    'data-testid': 'cell-editor',
  };
  const options = field.type === 'yes-no' ? [t('Yes'), t('No')] : field.options;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: clicks inside the field are not clicks on the cell
    <span className="cell-editor" onMouseDown={(event) => event.stopPropagation()}>
      {field.type === 'list' && <textarea {...common} rows={listLines} placeholder={placeholders().list} />}
      {(field.type === 'enum' || field.type === 'yes-no') && (
        <select {...common}>
          <option value="">{t('none')}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      )}
      {!['list', 'enum', 'yes-no'].includes(field.type) && (
        <input {...common} type="text" spellCheck={false} placeholder={placeholders()[field.type]} />
      )}
      {field.type === 'list' && <small className="cell-editor-hint">{t('Ctrl or ⌘ Return keeps it')}</small>}
      {refused && (
        <small className="cell-editor-problem" role="alert" data-testid="cell-refused">
          {errorLine(refused)}
        </small>
      )}
    </span>
  );
}
