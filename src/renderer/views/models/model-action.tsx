import type { CatalogModel } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { useModels } from '../../stores/models-store.ts';
import { useSettings } from '../../stores/settings-store.ts';

/** The one thing to do with a model now: get it, stop or go on, use it. */
export function ModelAction({ model }: { readonly model: CatalogModel }) {
  const { download, pause, askCancel, importModel } = useModels.getState();
  const listed = useSettings((state) => state.models.find((each) => each.id === model.modelId) ?? null);
  const { download: status } = model;
  if (status) {
    const stands = status.state === 'paused' || status.state === 'failed' || status.state === 'waiting';
    return (
      <span className="model-actions">
        {stands ? (
          <IconButton
            icon="play"
            label={t('Go on with {title}', { title: model.title })}
            onClick={() => void download(model)}
            data-testid="download-resume"
          />
        ) : (
          <IconButton
            icon="pause"
            label={t('Pause {title}', { title: model.title })}
            onClick={() => void pause(model)}
            data-testid="download-pause"
          />
        )}
        <IconButton
          icon="close"
          label={t('Cancel {title}', { title: model.title })}
          onClick={() => askCancel(model)}
          data-testid="download-cancel"
        />
      </span>
    );
  }
  if (model.installed) {
    if (!listed || listed.selected || model.role === 'ocr') {
      return (
        <span className="model-here" data-testid="model-here">
          <Icon name="check" size={13} />
          {listed?.selected ? t('In use') : t('Installed')}
        </span>
      );
    }
    return (
      <button
        type="button"
        className="button"
        onClick={() => void useSettings.getState().selectModel(listed.id)}
        data-testid="model-use"
      >
        {t('Use')}
      </button>
    );
  }
  if (!model.downloadable) {
    const take = model.role === 'ocr' ? useSettings.getState().addOcrLanguage : importModel;
    return (
      <button type="button" className="button" onClick={() => void take()} data-testid="model-import">
        {t('Import…')}
      </button>
    );
  }
  return (
    <button
      type="button"
      className={model.recommended ? 'button is-primary' : 'button'}
      onClick={() => void download(model)}
      data-testid="model-download"
    >
      <Icon name="arrowDown" size={13} />
      {t('Get')}
    </button>
  );
}
