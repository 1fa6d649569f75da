import { Icon } from '../../components/icon.tsx';
import { useMetrics } from '../../stores/metrics-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { slowdownShort } from './metrics-messages.ts';

/** One quiet line when something became slower than it was; it leads to the figures. */
export function SlowdownNotice() {
  const overview = useMetrics((state) => state.overview);
  const [slowdown] = overview?.slowdowns ?? [];
  if (!overview || !slowdown) return null;
  return (
    <button
      type="button"
      className="status-notice"
      onClick={() => useNavigation.getState().show('health')}
      data-testid="slowdown-notice"
    >
      <Icon name="clock" size={12} />
      {slowdownShort(slowdown, overview.days.at(-1)?.day ?? slowdown.since)}
    </button>
  );
}
