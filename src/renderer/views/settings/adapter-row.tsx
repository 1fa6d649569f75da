import type { AdapterSummary } from '../../../preload/contract/shapes.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { formatAmount, formatBytes } from '../../format.ts';
import { useAdapters } from '../../stores/adapters-store.ts';

const formats: Readonly<Record<AdapterSummary['format'], string>> = { gguf: 'GGUF', peft: 'PEFT', mlx: 'MLX' };

/** What stands under an adapter's name. */
export function adapterDetail(adapter: AdapterSummary): string {
  if (adapter.state === 'missing') return 'Its file is not there. Put it back, or remove the adapter from the list.';
  const used = adapter.uses === 0 ? [] : [`used by ${formatAmount(adapter.uses, 'conversation')}`];
  return [
    formats[adapter.format],
    `${adapter.architecture} models`,
    `rank ${adapter.rank}`,
    formatAmount(adapter.layers, 'layer'),
    formatBytes(adapter.bytes),
    ...used,
  ].join(' · ');
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
        label={`Remove ${adapter.name} from the list`}
        onClick={() => void useAdapters.getState().remove(adapter.id)}
      />
    </li>
  );
}
