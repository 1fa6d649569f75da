import { type DragEvent, useState } from 'react';
import type { Reason } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { useAdapters } from '../../stores/adapters-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { selectedChatModel, useSettings } from '../../stores/settings-store.ts';
import { errorMessage } from '../error-messages.ts';
import { AdapterRow } from './adapter-row.tsx';

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Fine-tuned adapters a person added; files and folders are dropped here too. */
export function AdapterList() {
  const adapters = useAdapters((state) => state.adapters);
  const adding = useAdapters((state) => state.adding);
  const refusal = useAdapters((state) => state.refusal);
  const model = useSettings(selectedChatModel);
  const [over, setOver] = useState(false);

  /** Handled here, so that the window does not take the file for a folder of documents. */
  const own = (event: DragEvent, run: () => void) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  const drop = async (paths: readonly string[]) => {
    for (const path of paths) await useAdapters.getState().add(path);
  };

  return (
    <section
      className={over ? 'setting-group adapter-drop is-over' : 'setting-group adapter-drop'}
      aria-labelledby="setting-adapters"
      onDragEnter={(event) => own(event, () => setOver(true))}
      onDragOver={(event) => own(event, () => setOver(true))}
      onDragLeave={(event) => own(event, () => setOver(false))}
      onDrop={(event) =>
        own(event, () => {
          setOver(false);
          void drop([...event.dataTransfer.files].map((file) => window.docent.pathForFile(file)).filter(Boolean));
        })
      }
      data-testid="adapters"
    >
      <h2 id="setting-adapters">{t('Adapters')}</h2>
      <ul>
        {adapters.map((adapter) => (
          <AdapterRow key={adapter.id} adapter={adapter} />
        ))}
        {adapters.length === 0 && (
          <li className="setting-row">
            <span className="setting-note">
              {t(
                'No adapters. A fine-tuned adapter (LoRA) changes how a chat model writes, without another copy of the model.',
              )}
            </span>
          </li>
        )}
        {refusal && <AdapterRefusal reason={refusal} />}
        <li className="setting-row language-add">
          <button
            type="button"
            className="button"
            disabled={adding || !model}
            onClick={() => void useAdapters.getState().add()}
            data-testid="settings-add-adapter"
          >
            <Icon name="plus" size={14} />
            {adding ? t('Checking…') : t('Add Adapter…')}
          </button>
          <span className="setting-note">
            {model
              ? t('For {model}: a GGUF adapter, or the folder of a PEFT or MLX one. Drop it here, or choose it.', {
                  model: model.name,
                })
              : t('Choose a chat model first: an adapter is checked against the model it changes.')}
          </span>
        </li>
        {adapters.length > 0 && (
          <li className="setting-row">
            <button
              type="button"
              className="button"
              onClick={() => useNavigation.getState().show('compare')}
              data-testid="settings-compare"
            >
              {t('Compare Answers With and Without…')}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

/** Why the last adapter was not taken. */
export function AdapterRefusal({ reason }: { readonly reason: Reason }) {
  const { sentence, next } = errorMessage(reason);
  return (
    <li className="setting-row" role="alert" data-testid="adapter-refusal">
      <span className="model-detail tone-problem">
        {sentence} {next}
      </span>
    </li>
  );
}
