import { useEffect, useState } from 'react';
import type { ExtractionMode, Template, TemplateField } from '../../../preload/contract/shapes.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { useLanguage } from '../../languages/language-store.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useExtractionSetup } from '../../stores/extraction-setup-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useTables } from '../../stores/tables-store.ts';
import { useTemplates } from '../../stores/templates-store.ts';
import { templateName, templatePurpose } from './built-in-templates.ts';
import { columnTitle } from './column-title.ts';
import { FileChooser } from './file-chooser.tsx';
import { SetupCost } from './setup-cost.tsx';
import { SubfolderField } from './subfolder-field.tsx';
import { modeWords, titleFor, typeWords } from './table-words.ts';
import { TemplateAdapters } from './template-adapters.tsx';

/** Files chosen by hand at most: more are a folder. */
const mostFiles = 5000;

const modes = () =>
  (Object.keys(modeWords()) as ExtractionMode[]).map((value) => ({
    value,
    ...modeWords()[value],
    testId: `table-mode-${value}`,
  }));

/** All of the library, some folders, some files, or both. */
function Scope() {
  const { folderIds, files, change } = useExtractionSetup();
  const folders = useLibrary((state) => state.status?.folders) ?? [];
  const [choosing, setChoosing] = useState(files.length > 0);
  const isAll = folderIds.length === 0 && files.length === 0;
  const toggle = (id: string) =>
    change({ folderIds: folderIds.includes(id) ? folderIds.filter((each) => each !== id) : [...folderIds, id] });
  return (
    <fieldset className="setup-part">
      <legend>{t('Which files')}</legend>
      <label className="folder-choice">
        <input
          type="checkbox"
          checked={isAll}
          onChange={() => change({ folderIds: [], files: [] })}
          data-testid="scope-all"
        />
        <Icon name="library" />
        <span>{t('All of the library')}</span>
      </label>
      {folders.map((folder) => (
        <label key={folder.id} className="folder-choice" title={folder.path}>
          <input
            type="checkbox"
            checked={folderIds.includes(folder.id)}
            onChange={() => toggle(folder.id)}
            data-testid="scope-folder"
            data-name={folder.name}
          />
          <Icon name="folder" />
          <span>{folder.name}</span>
          <small>{plural(folder.files + folder.members, '{n} file', '{n} files')}</small>
        </label>
      ))}
      {folderIds.length === 1 && files.length === 0 && <SubfolderField folderId={folderIds[0] as string} />}
      <button
        type="button"
        className="link-button"
        aria-expanded={choosing}
        onClick={() => setChoosing(!choosing)}
        data-testid="scope-files"
      >
        <Icon name={choosing ? 'chevronDown' : 'chevronRight'} size={12} />
        {t('Single files…')}
      </button>
      {choosing && <FileChooser chosen={files} most={mostFiles} onChange={(chosen) => change({ files: chosen })} />}
    </fieldset>
  );
}

/** A column's kind and what it is; what the columns of built-in templates are is told in English alone. */
function fieldHint({ type, description }: TemplateField, { builtIn }: Template): string {
  const kind = typeWords()[type];
  const isForeign = builtIn && useLanguage.getState().language.code !== 'en';
  return description === '' || isForeign ? kind : `${kind}: ${description}`;
}

/** From a template to a table: which files, how, what it costs, begin. */
export function TableSetup({ templateId }: { readonly templateId: string }) {
  const templates = useTemplates((state) => state.templates) ?? [];
  const template = templates.find(({ id }) => id === templateId);
  const { mode, append, title, folderIds, files, change, setTemplate } = useExtractionSetup();
  const folders = useLibrary((state) => state.status?.folders) ?? [];
  const { go } = useTables.getState();
  useEffect(() => setTemplate(templateId), [templateId, setTemplate]);
  const back = (
    <button type="button" className="button" onClick={() => go({ type: 'start' })} data-testid="setup-back">
      <Icon name="chevronLeft" size={13} />
      {t('Tables')}
    </button>
  );
  if (!template) {
    return (
      <main className="view tables-view" aria-label={t('New table')}>
        <EmptyState icon="table" title={t('This template is no longer there')} actions={back} />
      </main>
    );
  }
  const chosen = folders.filter(({ id }) => folderIds.includes(id)).map((folder) => folder.name);
  const usualTitle = titleFor(template, chosen, files.length);
  const canAppend = files.length === 0 || folderIds.length > 0;
  return (
    <main className="view tables-view" aria-label={t('New table')}>
      <Toolbar title={t('New table')} subtitle={templateName(template)}>
        {back}
      </Toolbar>
      <div className="tables-body setup-body" data-testid="table-setup">
        <section className="setup-part" aria-labelledby="setup-columns">
          <div className="setup-head">
            <h2 id="setup-columns">{t('Columns')}</h2>
            <SelectField
              label={t('Template')}
              value={templateId}
              options={templates.map(({ id, name, builtIn }) => ({
                value: id,
                label: templateName({ name, builtIn }),
                group: builtIn ? t('Came with Docent') : t('Yours'),
              }))}
              onChange={(chosen) => go({ type: 'setup', templateId: chosen })}
              testId="setup-template"
            />
          </div>
          {template.purpose !== '' && <p className="setting-note">{templatePurpose(template)}</p>}
          <ul className="column-chips">
            {template.fields.map((field) => (
              <li className="column-chip" key={field.name} title={fieldHint(field, template)}>
                {columnTitle(field.name, templateId)}
                <small>{typeWords()[field.type]}</small>
              </li>
            ))}
          </ul>
        </section>
        <Scope />
        <section className="setup-part" aria-labelledby="setup-way">
          <h2 id="setup-way">{t('How it is read')}</h2>
          <Segmented
            label={t('How it is read')}
            segments={modes()}
            value={mode}
            onChange={(value) => change({ mode: value })}
            testId="setup-mode"
          />
          <p className="setting-note">{modeWords()[mode].hint}</p>
          <label className="switch-row setup-switch">
            <span className="switch-words">
              <b>{t('Add new files by themselves')}</b>
              <span>{t('Files that come into these folders later get a row as soon as they are read.')}</span>
            </span>
            <input
              type="checkbox"
              role="switch"
              className="switch"
              aria-checked={append && canAppend}
              checked={append && canAppend}
              disabled={!canAppend}
              onChange={(event) => change({ append: event.currentTarget.checked })}
              data-testid="setup-append"
            />
          </label>
          <label className="setup-title">
            <span>{t('Name of the table')}</span>
            <input
              type="text"
              value={title}
              placeholder={usualTitle}
              maxLength={200}
              onChange={(event) => change({ title: event.currentTarget.value })}
              data-testid="setup-title"
            />
          </label>
        </section>
        {mode !== 'basic' && <TemplateAdapters templateId={templateId} />}
        <SetupCost title={title.trim() === '' ? usualTitle : title.trim()} />
      </div>
    </main>
  );
}
