import type { DocumentField } from '../../../preload/contract/shapes.ts';
import { lowerCase } from '../../languages/lower-case.ts';
import { t } from '../../languages/translate.ts';
import { fieldQuery, noFilter } from '../../stores/file-query.ts';
import { useFiles } from '../../stores/files-store.ts';
import { fieldName, fieldValue } from '../reading-words.ts';

function Value({ field }: { readonly field: DocumentField }) {
  const query = fieldQuery(field.name, field.value);
  const shown = fieldValue(field.value);
  if (query === null) return shown;
  return (
    <button
      type="button"
      className="field-link"
      title={t('Show all files with this {fieldName}', { fieldName: lowerCase(fieldName(field.name)) })}
      onClick={() => useFiles.getState().setFilter({ ...noFilter, nameContains: query })}
      data-testid="field-link"
    >
      {shown}
    </button>
  );
}

/** The document's own metadata, each field with the place it was read from. */
export function DetailFields({ fields }: { readonly fields: readonly DocumentField[] }) {
  if (fields.length === 0) return null;
  return (
    <section className="detail-section" data-testid="detail-fields">
      <h4>{t('From the file itself')}</h4>
      <dl className="detail-fields">
        {fields.map((field) => (
          <div key={`${field.name} ${field.source} ${field.value}`} data-field={field.name}>
            <dt>{fieldName(field.name)}</dt>
            <dd>
              <Value field={field} />
              <span className="detail-source">{field.source}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
