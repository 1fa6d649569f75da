import type { CatalogModel } from '../../../preload/contract/shapes.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { t } from '../../languages/translate.ts';
import { useModels } from '../../stores/models-store.ts';
import { FitBadge } from './fit-badge.tsx';
import { ModelAction } from './model-action.tsx';
import { modelSummary } from './model-summary.ts';
import { arithmetic, downloadLine, factsLine } from './model-words.ts';

const icons: Readonly<Record<CatalogModel['role'], IconName>> = {
  chat: 'pen',
  embedding: 'similar',
  reranker: 'first',
  ocr: 'document',
  'vision-text': 'similar',
};

/** One model: what it is, whether it fits, and what to do; its name opens the details. */
export function CatalogRow({ model }: { readonly model: CatalogModel }) {
  const { open } = useModels.getState();
  const { download, fit } = model;
  return (
    <li
      className="catalog-row"
      data-testid="catalog-row"
      data-id={model.id}
      data-state={download?.state ?? (model.installed ? 'installed' : 'none')}
    >
      <span className="catalog-icon">
        <Icon name={icons[model.role]} size={18} />
      </span>
      <div className="catalog-words">
        <div className="catalog-head">
          <button type="button" className="catalog-name" onClick={() => open(model.id)} data-testid="model-open">
            {model.title}
          </button>
          {fit && <FitBadge verdict={fit.verdict} />}
          {!model.permissive && <span className="catalog-licence">{t('Restricted licence')}</span>}
        </div>
        <span className="catalog-summary" dir="auto">
          {modelSummary(model)}
        </span>
        {download ? (
          <div className="catalog-download">
            <ProgressBar
              value={download.bytes}
              total={download.totalBytes}
              label={t('Download of {title}', { title: model.title })}
            />
            <span
              className={download.state === 'failed' ? 'catalog-facts tone-problem' : 'catalog-facts'}
              data-testid="download-line"
            >
              {downloadLine(download)}
            </span>
          </div>
        ) : (
          <span className="catalog-facts">
            {factsLine(model)}
            {fit && fit.memory.cache > 0 && <span className="catalog-sum">{arithmetic(fit)}</span>}
          </span>
        )}
      </div>
      <ModelAction model={model} />
    </li>
  );
}
