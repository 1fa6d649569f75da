import { useEffect } from 'react';
import type { CatalogModel, ModelOverview } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { useModels } from '../../stores/models-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { CatalogRow } from './catalog-row.tsx';
import { ModelDetails } from './model-details.tsx';
import { ModelQuestions } from './model-questions.tsx';
import { roleWords } from './model-words.ts';
import { OwnModels } from './own-models.tsx';
import { PlanCard } from './plan-card.tsx';

const roles = ['chat', 'embedding', 'reranker', 'vision-text', 'ocr'] as const;

/** The models that suit this machine: recommended ones first, each with whether it fits and why. */
export function ModelsView() {
  const overview = useModels((state) => state.overview);
  const openId = useModels((state) => state.openId);
  const { refresh, importModel } = useModels.getState();
  useEffect(() => void refresh(), [refresh]);
  const opened = overview?.models.find((model) => model.id === openId) ?? null;
  return (
    <main className="view models-view" aria-label={t('Models')}>
      <Toolbar title={t('Models')}>
        <button
          type="button"
          className="button"
          onClick={() => useNavigation.getState().show('health')}
          data-testid="models-health"
        >
          <Icon name="chart" size={14} />
          {t('Health and Speed')}
        </button>
        <button type="button" className="button" onClick={() => void importModel()} data-testid="models-import">
          <Icon name="plus" size={14} />
          {t('Import from Disk…')}
        </button>
      </Toolbar>
      {overview && (
        <div className="models-body" data-testid="models">
          <PlanCard overview={overview} />
          <Sections overview={overview} />
        </div>
      )}
      {opened && <ModelDetails model={opened} />}
      <ModelQuestions />
    </main>
  );
}

function Sections({ overview }: { readonly overview: ModelOverview }) {
  const recommended = overview.models.filter((model) => model.recommended);
  return (
    <>
      <Section id="recommended" title={t('Recommended for this Mac')} models={recommended} />
      <OwnModels />
      {roles.map((role) => (
        <Section
          key={role}
          id={role}
          title={roleWords()[role]}
          models={overview.models.filter((model) => model.role === role && !model.recommended)}
        />
      ))}
    </>
  );
}

function Section({
  id,
  title,
  models,
}: {
  readonly id: string;
  readonly title: string;
  readonly models: readonly CatalogModel[];
}) {
  if (models.length === 0) return null;
  return (
    <section className="catalog-section" aria-labelledby={`models-${id}`} data-testid={`models-${id}`}>
      <h2 id={`models-${id}`}>{title}</h2>
      <ul>
        {models.map((model) => (
          <CatalogRow key={model.id} model={model} />
        ))}
      </ul>
    </section>
  );
}
