import { useEffect } from 'react';
import { Icon } from '../../components/icon.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { t } from '../../languages/translate.ts';
import { useCompare } from '../../stores/compare-store.ts';
import { useNavigation } from '../../stores/navigation-store.ts';
import { CompareForm } from './compare-form.tsx';
import { CompareRecordCard } from './compare-record.tsx';

/** The same questions with and without adapters, side by side; every comparison is kept. */
export function CompareView() {
  const records = useCompare((state) => state.records);
  const { refresh, remove } = useCompare.getState();
  useEffect(() => void refresh(), [refresh]);
  return (
    <main className="view compare-view" aria-label={t('Compare adapters')}>
      <Toolbar title={t('Compare adapters')}>
        <button
          type="button"
          className="button"
          onClick={() => useNavigation.getState().show('chat')}
          data-testid="compare-back"
        >
          <Icon name="chevronLeft" size={13} />
          {t('Chat')}
        </button>
      </Toolbar>
      <div className="compare-body" data-testid="compare">
        <CompareForm />
        {records.map((record) => (
          <CompareRecordCard key={record.id} record={record} onRemove={(recordId) => void remove(recordId)} />
        ))}
      </div>
    </main>
  );
}
