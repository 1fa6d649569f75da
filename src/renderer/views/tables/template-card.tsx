import { useState } from 'react';
import type { Template } from '../../../preload/contract/shapes.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { formatAmount } from '../../format.ts';
import { useTables } from '../../stores/tables-store.ts';
import { useTemplates } from '../../stores/templates-store.ts';
import { columnTitle } from './column-title.ts';
import { templateName } from './table-words.ts';

/** Columns named on a card before the rest is summed up. */
const named = 5;

function columnsText({ fields }: Template): string {
  const names = fields.slice(0, named).map(({ name }) => columnTitle(name));
  const more = fields.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

/** A template to begin with: what it is for and its columns. */
export function TemplateCard({ template }: { readonly template: Template }) {
  const [deleting, setDeleting] = useState(false);
  const { edit, copy, remove, saveSchema } = useTemplates.getState();
  const { id, builtIn } = template;
  const name = templateName(template);
  return (
    <li className="template-item">
      <button
        type="button"
        className="template-card"
        title={template.purpose}
        onClick={() => useTables.getState().go({ type: 'setup', templateId: id })}
        data-testid="template-card"
        data-template={id}
      >
        <Icon name={builtIn ? 'table' : 'pen'} size={20} />
        <b>{name}</b>
        <span>{columnsText(template)}</span>
        <small>
          {formatAmount(template.fields.length, 'column')}
          {!builtIn && ' · yours'}
        </small>
      </button>
      <MenuButton
        icon="more"
        label={`More for ${name}`}
        testId={`template-menu-${id}`}
        items={[
          ...(builtIn ? [] : [{ label: 'Change…', run: () => edit(template), testId: `template-edit-${id}` }]),
          {
            label: builtIn ? 'Make a Copy to Change…' : 'Make a Copy…',
            run: () => copy(template),
            testId: `template-copy-${id}`,
          },
          { label: 'Save as JSON Schema…', run: () => void saveSchema(id), testId: `template-export-${id}` },
          ...(builtIn ? [] : [{ label: 'Delete…', run: () => setDeleting(true), testId: `template-remove-${id}` }]),
        ]}
      />
      {deleting && (
        <ConfirmDialog
          title={`Delete the template “${name}”?`}
          text="Tables made with it stay as they are."
          action="Delete"
          onCancel={() => setDeleting(false)}
          onConfirm={() => {
            setDeleting(false);
            void remove(id);
          }}
        />
      )}
    </li>
  );
}
