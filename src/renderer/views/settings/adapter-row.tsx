import type { AdapterSummary } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { formatBytes } from '../../format.ts';
import { facts } from '../../languages/facts.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useAdapters } from '../../stores/adapters-store.ts';

const formats: Readonly<Record<AdapterSummary['format'], string>> = { gguf: 'GGUF', peft: 'PEFT', mlx: 'MLX' };

/** What stands under an adapter's name. */
export function adapterDetail(adapter: AdapterSummary): string {
  if (adapter.state === 'missing') return t('Its file is not there. Put it back, or remove the adapter from the list.');
  const used =
    adapter.uses === 0 ? [] : [plural(adapter.uses, 'used by {n} conversation', 'used by {n} conversations')];
  return facts([
    formats[adapter.format],
    t('{architecture} models', { architecture: adapter.architecture }),
    t('rank {rank}', { rank: adapter.rank }),
    plural(adapter.layers, '{n} layer', '{n} layers'),
    formatBytes(adapter.bytes),
    ...used,
  ]);
}

export function AdapterRow({ adapter }: { readonly adapter: AdapterSummary }) {
  const isMissing = adapter.state === 'missing';
  return (
    <li className="setting-row model-row" data-testid="adapter-row" data-state={adapter.state}>
      <span className="model-choice">
        <span>
          <b>{adapter.name}</b>
          <span className={isMissing ? 'model-detail tone-problem' : 'model-detail'}>{adapterDetail(adapter)}</span>
        </span>
      </span>
      <IconButton
        icon="trash"
        label={t('Remove {adapter} from the list', { adapter: adapter.name })}
        onClick={() => void useAdapters.getState().remove(adapter.id)}
      />
    </li>
  );
}
