import type { ModelOverview } from '../../../preload/contract/shapes.ts';
import { SelectField } from '../../components/select-field.tsx';
import { formatBytes, formatCount } from '../../format.ts';
import { t } from '../../languages/translate.ts';
import { useModels } from '../../stores/models-store.ts';
import { MemoryBar } from './memory-bar.tsx';
import { planSentence } from './model-words.ts';

/** Contexts worth choosing; the plan picks among the shorter ones by itself. */
const contexts = [2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072];

/** How this machine's memory is shared out, in one sentence, and the context a person may wish for. */
export function PlanCard({ overview }: { readonly overview: ModelOverview }) {
  const { plan, wishedContextTokens, freeDiskBytes } = overview;
  const room = plan.takesTurns ? plan.roomAloneBytes : plan.roomBytes;
  const own = plan.appBytes + plan.embedderBytes;
  const reading = Math.max(0, plan.memoryBytes - plan.systemBytes - own - room);
  const sentence = planSentence(plan);
  return (
    <section className="plan-card" aria-label={t('Memory plan')} data-testid="memory-plan">
      <p>{sentence}</p>
      <MemoryBar
        label={sentence}
        total={plan.memoryBytes}
        parts={[
          { name: t('System and other programs'), bytes: plan.systemBytes, kind: 'system' },
          { name: 'Docent', bytes: own, kind: 'app' },
          { name: plan.takesTurns ? t('Left free') : t('Reading files'), bytes: reading, kind: 'reading' },
          { name: t('Chat model'), bytes: room, kind: 'model' },
        ]}
      />
      <div className="plan-foot">
        <span className="plan-context">
          {t('Context for chat')}
          <SelectField
            label={t('Context for chat')}
            value={wishedContextTokens === null ? 'auto' : String(wishedContextTokens)}
            options={[
              { value: 'auto', label: t('Automatic') },
              ...contexts.map((tokens) => ({
                value: String(tokens),
                label: t('{tokens} tokens', { tokens: formatCount(tokens) }),
              })),
            ]}
            onChange={(value) => void useModels.getState().setContext(value === 'auto' ? null : Number(value))}
            testId="context-select"
          />
        </span>
        <span className="plan-disk">
          {t('{freeDiskBytes} free on the disk', { freeDiskBytes: formatBytes(freeDiskBytes) })}
        </span>
      </div>
    </section>
  );
}
