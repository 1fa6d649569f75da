import type { ModelSummary } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { modelDetail } from './model-detail.ts';

export function ModelRow({ model }: { readonly model: ModelSummary }) {
  const { selectModel, removeModel } = useSettings.getState();
  const embedding = useLibrary((state) => state.status?.embedding ?? null);
  return (
    <li className="setting-row model-row" data-testid="model-row" data-role={model.role} data-state={model.state}>
      <label className="model-choice">
        <input
          type="radio"
          name={`${model.role}-model`}
          checked={model.selected}
          onChange={() => void selectModel(model.id)}
        />
        <span>
          <b>{model.name}</b>
          <span className={model.reason ? 'model-detail tone-problem' : 'model-detail'}>
            {modelDetail(model, embedding)}
          </span>
        </span>
      </label>
      {!model.bundled && (
        <IconButton
          icon="trash"
          label={t('Remove {model} from the list', { model: model.name })}
          onClick={() => void removeModel(model.id)}
        />
      )}
    </li>
  );
}
