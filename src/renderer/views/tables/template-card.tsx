import { useState } from 'react';
import type { Template } from '../../../preload/contract/shapes.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useTables } from '../../stores/tables-store.ts';
import { useTemplates } from '../../stores/templates-store.ts';
import { templateName, templatePurpose } from './built-in-templates.ts';
import { columnTitle } from './column-title.ts';

/** Columns named on a card before the rest is summed up. */
const named = 5;

function columnsText({ id, fields }: Template): string {
  const names = fields.slice(0, named).map(({ name }) => columnTitle(name, id));
  const more = fields.length - names.length;
  return more > 0 ? t('{names} and {more} more', { names: names.join(', '), more }) : names.join(', ');
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
        title={templatePurpose(template)}
        onClick={() => useTables.getState().go({ type: 'setup', templateId: id })}
        data-testid="template-card"
        data-template={id}
      >
        <Icon name={builtIn ? 'table' : 'pen'} size={20} />
        <b>{name}</b>
        <span>{columnsText(template)}</span>
        <small>
          {plural(template.fields.length, '{n} column', '{n} columns')}
          {!builtIn && ` · ${t('yours')}`}
        </small>
      </button>
      <MenuButton
        icon="more"
        label={t('More for {name}', { name })}
        testId={`template-menu-${id}`}
        items={[
          ...(builtIn ? [] : [{ label: t('Change…'), run: () => edit(template), testId: `template-edit-${id}` }]),
          {
            label: builtIn ? t('Make a Copy to Change…') : t('Make a Copy…'),
            run: () => copy(template),
            testId: `template-copy-${id}`,
          },
          { label: t('Save as JSON Schema…'), run: () => void saveSchema(id), testId: `template-export-${id}` },
          ...(builtIn ? [] : [{ label: t('Delete…'), run: () => setDeleting(true), testId: `template-remove-${id}` }]),
        ]}
      />
      {deleting && (
        <ConfirmDialog
          title={t('Delete the template “{name}”?', { name })}
          text={t('Tables made with it stay as they are.')}
          action={t('Delete')}
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
