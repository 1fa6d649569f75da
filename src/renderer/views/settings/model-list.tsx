import type { ModelSummary } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatBytes, formatCount } from '../../format.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { errorLine } from '../error-messages.ts';

const stateWords: Readonly<Record<ModelSummary['state'], string>> = {
  available: 'Loads when needed',
  loading: 'Loading…',
  loaded: 'In memory',
  missing: 'File missing',
  failed: 'Could not be loaded',
};

function detail(model: ModelSummary): string {
  if (model.reason) return errorLine(model.reason);
  const parts = [stateWords[model.state]];
  if (model.bytes !== null) parts.push(formatBytes(model.bytes));
  if (model.contextTokens !== null) parts.push(`${formatCount(model.contextTokens)} tokens of context`);
  if (model.bundled) parts.push('comes with Docent');
  return parts.join(' · ');
}

function ModelRow({ model }: { readonly model: ModelSummary }) {
  const { selectModel, removeModel } = useSettings.getState();
  const words = (
    <span>
      <b>{model.name}</b>
      <span className={model.reason ? 'model-detail tone-problem' : 'model-detail'}>{detail(model)}</span>
    </span>
  );
  return (
    <li className="setting-row model-row" data-testid="model-row" data-state={model.state}>
      {model.role === 'chat' ? (
        <label className="model-choice">
          <input type="radio" name="chat-model" checked={model.selected} onChange={() => void selectModel(model.id)} />
          {words}
        </label>
      ) : (
        <div className="model-choice">
          <Icon name="sparkle" size={15} />
          {words}
        </div>
      )}
      {!model.bundled && (
        <IconButton
          icon="trash"
          label={`Remove ${model.name} from the list`}
          onClick={() => void removeModel(model.id)}
        />
      )}
    </li>
  );
}

/** Chat models are files a person chose; the embedder comes with the app. */
export function ModelList() {
  const models = useSettings((state) => state.models);
  const chat = models.filter((model) => model.role === 'chat');
  const embedding = models.filter((model) => model.role === 'embedding');
  return (
    <section className="setting-group" aria-labelledby="setting-models">
      <h2 id="setting-models">Models</h2>
      <ul>
        {chat.map((model) => (
          <ModelRow key={model.id} model={model} />
        ))}
        {chat.length === 0 && (
          <li className="setting-row">
            <span className="setting-note">
              No chat model. Quotes and search work without one; a GGUF file adds written answers.
            </span>
          </li>
        )}
        {embedding.map((model) => (
          <ModelRow key={model.id} model={model} />
        ))}
        <li className="setting-row">
          <button
            type="button"
            className="button"
            onClick={() => void useSettings.getState().addModel()}
            data-testid="settings-add-model"
          >
            <Icon name="plus" size={14} />
            Add Chat Model (GGUF)…
          </button>
        </li>
      </ul>
    </section>
  );
}
