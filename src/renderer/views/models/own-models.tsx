import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { listFormat } from '../../languages/intl.ts';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useModels } from '../../stores/models-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { modelDetail } from '../settings/model-detail.ts';
import { roleWords } from './model-words.ts';

/** Models on this disk that are not of the catalogue: imported, or found in a watched folder. */
export function OwnModels() {
  const overview = useModels((state) => state.overview);
  const models = useSettings((state) => state.models);
  const embedding = useLibrary((state) => state.status?.embedding ?? null);
  const { askRemove, chooseFolder, forgetFolder } = useModels.getState();
  if (!overview) return null;
  const fromCatalog = new Set(overview.models.map((model) => model.modelId));
  const own = models.filter((model) => !model.bundled && !fromCatalog.has(model.id));
  const [ours, theirs] = overview.folders;
  return (
    <section className="catalog-section" aria-labelledby="models-own">
      <h2 id="models-own">{t('From this disk')}</h2>
      <ul>
        {own.map((model) => (
          <li key={model.id} className="catalog-row" data-testid="own-model" data-name={model.name}>
            <span className="catalog-icon">
              <Icon name="model" size={18} />
            </span>
            <div className="catalog-words">
              <span className="catalog-name">{model.name}</span>
              <span className={model.reason ? 'catalog-facts tone-problem' : 'catalog-facts'}>
                {roleWords()[model.role]} · {modelDetail(model, embedding)}
              </span>
              <span className="catalog-facts">{model.path}</span>
            </div>
            {model.selected ? (
              <span className="model-here">
                <Icon name="check" size={13} />
                {t('In use')}
              </span>
            ) : (
              <button
                type="button"
                className="button"
                disabled={model.state !== 'available'}
                onClick={() => void useSettings.getState().selectModel(model.id)}
              >
                {t('Use')}
              </button>
            )}
            <IconButton
              icon="trash"
              label={t('Remove {model}', { model: model.name })}
              onClick={() => void askRemove(model.id, model.name)}
            />
          </li>
        ))}
        <li className="catalog-row is-note">
          <span className="catalog-facts">
            {t('What you put into {folder} is listed by itself. A GGUF file can also be dropped on this window.', {
              folder: listFormat({ type: 'disjunction' }).format(
                [ours, theirs].filter((folder) => folder !== undefined),
              ),
            })}
          </span>
          {theirs ? (
            <button type="button" className="button" onClick={() => void forgetFolder()}>
              {t('Stop Watching')}
            </button>
          ) : (
            <button type="button" className="button" onClick={() => void chooseFolder()} data-testid="watch-folder">
              {t('Watch a Folder…')}
            </button>
          )}
        </li>
      </ul>
    </section>
  );
}
