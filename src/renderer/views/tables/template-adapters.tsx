import { useEffect } from 'react';
import { AdapterChoice } from '../../components/adapter-choice.tsx';
import { t } from '../../languages/translate.ts';
import { useAdapters } from '../../stores/adapters-store.ts';
import { useTemplateAdapters } from '../../stores/template-adapters-store.ts';

/** Which adapters read documents with this template, and how strongly. Saved at once; nothing is shown while there are none. */
export function TemplateAdapters({ templateId }: { readonly templateId: string }) {
  const adapters = useAdapters((state) => state.adapters);
  const { attached, open, preview, choose } = useTemplateAdapters();
  const isAny = adapters.length > 0;
  useEffect(() => {
    if (isAny) void open(templateId);
  }, [templateId, isAny, open]);
  if (!isAny) return null;
  return (
    <section className="setup-part" aria-labelledby="template-adapters" data-testid="template-adapters">
      <h2 id="template-adapters">{t('Adapters')}</h2>
      <p className="setting-note">{t('Used whenever a model reads documents with this template. Saved at once.')}</p>
      <div className="template-adapters">
        {adapters.map((adapter) => (
          <AdapterChoice
            key={adapter.id}
            adapter={adapter}
            strength={attached.find(({ adapterId }) => adapterId === adapter.id)?.strength ?? null}
            onPreview={(strength) => preview(adapter.id, strength)}
            onChoose={(strength) => void choose(adapter.id, strength)}
          />
        ))}
      </div>
    </section>
  );
}
