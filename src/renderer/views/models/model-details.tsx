import { useEffect, useRef, useState } from 'react';
import type { CatalogModel, ModelUse } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { formatBytes, formatCount } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useModels } from '../../stores/models-store.ts';
import { FitBadge } from './fit-badge.tsx';
import { MemoryBar } from './memory-bar.tsx';
import { ModelAction } from './model-action.tsx';
import { modelSummary } from './model-summary.ts';
import { arithmetic, languagesLine, roleWords, verdictSentence } from './model-words.ts';

/** Everything there is to know of one model: licence, source, exact files, the memory it takes, what uses it. */
export function ModelDetails({ model }: { readonly model: CatalogModel }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { open, askRemove } = useModels.getState();
  const use = useUse(model);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  const close = () => open(null);
  const { fit } = model;
  return (
    <dialog
      ref={dialog}
      className="settings-sheet model-sheet"
      aria-label={model.title}
      onClose={close}
      data-testid="model-details"
    >
      <header className="sheet-head">
        <h1>{model.title}</h1>
        <IconButton icon="close" label={t('Close')} onClick={close} data-testid="model-details-close" />
      </header>
      <div className="sheet-body">
        <p className="model-lead">
          <span>
            <bdi>{modelSummary(model)}</bdi>
            <span className="model-detail">{facts([roleWords()[model.role], model.maker, model.parameters])}</span>
          </span>
          <ModelAction model={model} />
        </p>
        {fit && (
          <section className="setting-group" aria-labelledby="model-memory">
            <h2 id="model-memory">{t('Memory on this machine')}</h2>
            <div className="model-memory">
              <p>
                <FitBadge verdict={fit.verdict} /> {verdictSentence(fit)}
              </p>
              <MemoryBar
                label={arithmetic(fit)}
                total={Math.max(fit.memory.total, fit.roomBytes)}
                parts={[
                  { name: t('Weights'), bytes: fit.memory.weights, kind: 'weights' },
                  {
                    name: t('{contextTokens} tokens', { contextTokens: formatCount(fit.contextTokens) }),
                    bytes: fit.memory.cache,
                    kind: 'cache',
                  },
                  { name: t('Computing'), bytes: fit.memory.compute, kind: 'compute' },
                  { name: t('Runtime'), bytes: fit.memory.runtime, kind: 'runtime' },
                ]}
              />
              <p className="model-detail">{arithmetic(fit)}</p>
            </div>
          </section>
        )}
        <section className="setting-group" aria-labelledby="model-facts">
          <h2 id="model-facts">{t('Facts')}</h2>
          <dl className="model-facts">
            <Fact
              name={t('Licence')}
              value={
                model.permissive ? model.licence : t('{licence} (restricts some uses)', { licence: model.licence })
              }
            />
            <Fact name={t('Languages')} value={languagesLine(model.languages)} />
            {model.contextTokens !== null && (
              <Fact
                name={t('Trained on')}
                value={t('{contextTokens} tokens', { contextTokens: formatCount(model.contextTokens) })}
              />
            )}
            {model.dimensions !== null && (
              <Fact
                name={t('Vector')}
                value={t('{dimensions} numbers', { dimensions: formatCount(model.dimensions) })}
              />
            )}
            <Fact name={t('Version')} value={model.version} />
            <Fact name={t('Source')} value={model.source} />
            {use && <Fact name={t('Used by')} value={usedBy(use)} />}
          </dl>
        </section>
        <section className="setting-group" aria-labelledby="model-files">
          <h2 id="model-files">{t('Files')}</h2>
          <dl className="model-facts">
            {model.files.map((file) => (
              <Fact
                key={file.path}
                name={file.path}
                value={`${file.bytes === null ? t('size unknown') : formatBytes(file.bytes)} · ${file.sha256 === null ? t('no hash yet: import it from disk') : `sha256 ${file.sha256}`}`}
              />
            ))}
            {model.hashSource && <Fact name={t('Hash from')} value={model.hashSource} />}
          </dl>
        </section>
        {model.modelId !== null && !model.bundled && (
          <div className="dialog-actions">
            <button
              type="button"
              className="button is-destructive"
              onClick={() => void askRemove(model.modelId as string, model.title)}
              data-testid="model-remove"
            >
              {t('Remove…')}
            </button>
          </div>
        )}
      </div>
    </dialog>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function usedBy({ chosen, conversations }: ModelUse): string {
  const parts = [
    chosen ? t('the chosen model for its role') : null,
    conversations > 0 ? plural(conversations, '{n} conversation', '{n} conversations') : null,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : t('nothing');
}

/** Null while unknown and for models that are not here. */
function useUse({ modelId, bundled }: CatalogModel): ModelUse | null {
  const [use, setUse] = useState<ModelUse | null>(null);
  useEffect(() => {
    setUse(null);
    if (modelId === null || bundled) return;
    // Gone a moment ago: then nothing uses it.
    request('model.uses', { modelId }).then(setUse, () => setUse(null));
  }, [modelId, bundled]);
  return use;
}
