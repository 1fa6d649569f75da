import type { ModelRole } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { noModel } from '../no-model.ts';
import { ModelRow } from './model-row.tsx';

type Words = {
  readonly title: string;
  readonly none: string | null;
  readonly add: string;
  readonly note: string | null;
};

const words = (): Readonly<Record<ModelRole, Words>> => ({
  chat: {
    title: t('Written answers'),
    none: `${noModel().sentence} ${noModel().next}`,
    add: t('Add Chat Model (GGUF)…'),
    note: null,
  },
  embedding: {
    title: t('Search by meaning'),
    none: null,
    add: t('Add Embedding Model…'),
    note: t('A GGUF file or the folder of an ONNX model. The one before answers until all passages are prepared.'),
  },
  reranker: {
    title: t('Order of results'),
    none: t(
      'No reranker. One reads the first results of a search again and puts the best on top; searches take longer.',
    ),
    add: t('Add Reranker…'),
    note: t('The folder of an ONNX cross-encoder.'),
  },
});

/** Models are files and folders a person chose; one embedding model comes with the app. */
export function ModelList() {
  return (
    <>
      <RoleModels use="chat" id="setting-models" />
      <RoleModels use="embedding" id="setting-embedding" />
      <RoleModels use="reranker" id="setting-reranker" />
    </>
  );
}

function RoleModels({ use: role, id }: { readonly use: ModelRole; readonly id: string }) {
  const all = useSettings((state) => state.models);
  const { addModel, deselectModel } = useSettings.getState();
  const models = all.filter((model) => model.role === role);
  const { title, none, add, note } = words()[role];
  return (
    <section className="setting-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {role === 'reranker' && models.length > 0 && (
          <li className="setting-row model-row">
            <label className="model-choice">
              <input
                type="radio"
                name="reranker-model"
                checked={!models.some((model) => model.selected)}
                onChange={() => void deselectModel(role)}
              />
              <span>{t('None')}</span>
            </label>
          </li>
        )}
        {models.map((model) => (
          <ModelRow key={model.id} model={model} />
        ))}
        {models.length === 0 && none && (
          <li className="setting-row">
            <span className="setting-note">{none}</span>
          </li>
        )}
        <li className={note ? 'setting-row language-add' : 'setting-row'}>
          <button
            type="button"
            className="button"
            onClick={() => void addModel(role)}
            data-testid={role === 'chat' ? 'settings-add-model' : `settings-add-${role}`}
          >
            <Icon name="plus" size={14} />
            {add}
          </button>
          {note && <span className="setting-note">{note}</span>}
        </li>
      </ul>
    </section>
  );
}
