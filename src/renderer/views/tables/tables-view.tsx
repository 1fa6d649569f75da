import { useEffect } from 'react';
import { useExtractions } from '../../stores/extractions-store.ts';
import { useTables } from '../../stores/tables-store.ts';
import { RunView } from './run-view.tsx';
import { TableSetup } from './table-setup.tsx';
import { TablesStart } from './tables-start.tsx';
import { TemplateForm } from './template-form.tsx';

/** Folder to table: from templates and earlier tables to one table's rows. */
export function TablesView() {
  const page = useTables((state) => state.page);
  const runs = useExtractions((state) => state.runs);
  const run = page.type === 'run' ? (runs?.find(({ id }) => id === page.runId) ?? null) : null;
  const isGone = page.type === 'run' && runs !== null && run === null;
  useEffect(() => {
    if (isGone) useTables.getState().go({ type: 'start' });
  }, [isGone]);
  if (run) return <RunView key={run.id} run={run} />;
  if (page.type === 'setup') return <TableSetup templateId={page.templateId} />;
  if (page.type === 'template') return <TemplateForm key={page.templateId ?? page.draft.name} page={page} />;
  return <TablesStart />;
}
