import { useEffect, useRef, useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { type TablesPage, useTables } from '../../stores/tables-store.ts';
import { useTemplateDraft } from '../../stores/template-draft-store.ts';
import { useTemplates } from '../../stores/templates-store.ts';
import { errorLine } from '../error-messages.ts';
import { FieldList } from './field-list.tsx';
import { TemplateAdapters } from './template-adapters.tsx';
import { problemsOf, problemText } from './template-words.ts';

type TemplatePage = Extract<TablesPage, { type: 'template' }>;

function Actions() {
  const { saving, changed, problems } = useTemplateDraft();
  const [leaving, setLeaving] = useState(false);
  const leave = () => useTables.getState().go({ type: 'start' });
  const stops = problems.some((problem) => problem.stops);
  const save = async (use: boolean) => {
    const saved = await useTemplateDraft.getState().save();
    if (!saved) return;
    await useTemplates.getState().refresh();
    useTables.getState().go(use ? { type: 'setup', templateId: saved.id } : { type: 'start' });
  };
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => (changed ? setLeaving(true) : leave())}
        data-testid="template-cancel"
      >
        {t('Cancel')}
      </button>
      <button
        type="button"
        className="button"
        disabled={saving || stops}
        onClick={() => void save(false)}
        data-testid="template-save"
      >
        {t('Save')}
      </button>
      <button
        type="button"
        className="button is-primary"
        disabled={saving || stops}
        onClick={() => void save(true)}
        data-testid="template-save-use"
      >
        {saving && <Spinner size={13} />}
        {t('Save and Use')}
      </button>
      {leaving && (
        <ConfirmDialog
          title={t('Leave without saving?')}
          text={t('What you wrote here is lost.')}
          action={t('Leave')}
          onCancel={() => setLeaving(false)}
          onConfirm={leave}
        />
      )}
    </>
  );
}

/** A template as a form: what it is for, and a card per column. */
/** How many parts of a schema are named. */
const namedParts = 12;

function leftOutText(ignored: readonly string[]): string {
  const names = ignored.slice(0, namedParts).join(', ');
  const more = ignored.length - namedParts;
  const parts = more > 0 ? t('{names} and {more} more', { names, more }) : names;
  return t('These parts of the schema have no meaning here and were left out: {parts}.', { parts });
}

export function TemplateForm({ page }: { readonly page: TemplatePage }) {
  const { name, purpose, problems, error, fields } = useTemplateDraft();
  const { open, setHead, addField } = useTemplateDraft.getState();
  const nameField = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is opened once; what is typed after it is the store's
  useEffect(() => {
    open(page.templateId, page.draft);
    if (page.templateId === null) nameField.current?.focus();
  }, [page]);
  return (
    <main className="view tables-view" aria-label={t('Template')}>
      <Toolbar
        title={page.templateId === null ? t('New template') : t('Change template')}
        subtitle={plural(fields.length, '{n} column', '{n} columns')}
      >
        <Actions />
      </Toolbar>
      <div className="tables-body template-form" data-testid="template-form">
        {page.ignored.length > 0 && (
          <p className="tone-note" role="status" data-testid="schema-ignored">
            {leftOutText(page.ignored)}
          </p>
        )}
        {error && (
          <p className="tone-problem" role="alert" data-testid="template-error">
            {errorLine(error)}
          </p>
        )}
        <section className="setup-part" aria-label={t('Template')}>
          <label className="form-line">
            <span>{t('Name')}</span>
            <input
              ref={nameField}
              type="text"
              value={name}
              maxLength={200}
              placeholder={t('Delivery notes')}
              onChange={(event) => setHead({ name: event.currentTarget.value })}
              data-testid="template-name"
            />
          </label>
          <label className="form-line">
            <span>{t('Purpose')}</span>
            <textarea
              rows={2}
              value={purpose}
              maxLength={2000}
              placeholder={t('What the documents are, and what the table is for')}
              onChange={(event) => setHead({ purpose: event.currentTarget.value })}
              data-testid="template-purpose"
            />
          </label>
          {problemsOf(problems, null).map((problem) => (
            <p key={problem.code} className={problem.stops ? 'tone-problem' : 'tone-note'} role="alert">
              {problemText(problem)}
            </p>
          ))}
        </section>
        <FieldList />
        <button type="button" className="button add-field" onClick={addField} data-testid="field-add">
          <Icon name="plus" size={13} />
          {t('Add Column')}
        </button>
        {page.templateId !== null && <TemplateAdapters templateId={page.templateId} />}
      </div>
    </main>
  );
}
