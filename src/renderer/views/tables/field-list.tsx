import { type DragEvent, useEffect, useRef, useState } from 'react';
import { t } from '../../languages/translate.ts';
import { useTemplateDraft } from '../../stores/template-draft-store.ts';
import { FieldCard } from './field-card.tsx';

/** The columns in order; dragged by their handle, or moved with its arrow keys. */
export function FieldList() {
  const fields = useTemplateDraft((state) => state.fields);
  const [dragged, setDragged] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const count = useRef(fields.length);
  useEffect(() => {
    // A column that was just added is named next.
    if (fields.length > count.current)
      list.current?.querySelector<HTMLInputElement>('li:last-child .field-name')?.focus();
    count.current = fields.length;
  }, [fields.length]);
  const over = (event: DragEvent, index: number) => {
    if (dragged === null) return;
    event.preventDefault();
    const { fields: now, moveField } = useTemplateDraft.getState();
    if (now[index]?.key !== dragged) moveField(dragged, index);
  };
  return (
    <ol className="field-list" ref={list} aria-label={t('Columns')} data-testid="field-list">
      {fields.map((field, index) => (
        <li
          key={field.key}
          className={dragged === field.key ? 'field-item is-dragged' : 'field-item'}
          onDragOver={(event) => over(event, index)}
          onDrop={(event) => event.preventDefault()}
        >
          <FieldCard
            field={field}
            index={index}
            count={fields.length}
            onDrag={(isDragged) => setDragged(isDragged ? field.key : null)}
          />
        </li>
      ))}
    </ol>
  );
}
