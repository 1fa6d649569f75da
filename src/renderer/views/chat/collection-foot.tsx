import { useState } from 'react';
import type { Answer, CollectionWay } from '../../../preload/contract/shapes.ts';
import { MenuButton } from '../../components/menu-button.tsx';
import { formatSeconds } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useBatches } from '../../stores/batches-store.ts';
import { UnreadFiles } from './unread-files.tsx';

/** Under an answer that went over everything: what was read, what could not be, and the table to take along. */
export function CollectionFoot({ answer, way }: { readonly answer: Answer; readonly way: CollectionWay }) {
  const [open, setOpen] = useState(false);
  const kept = useBatches((state) => state.runs.has(way.runId));
  const { save } = useBatches.getState();
  const missing = way.coverage.unread + way.coverage.waiting;
  return (
    <footer
      className="answer-foot collection-foot"
      title={t('Took {time}', { time: formatSeconds(answer.seconds, 1) })}
      data-testid="collection-foot"
    >
      <span>{t('Whole collection')}</span>
      {missing > 0 && (
        <button type="button" className="foot-button" onClick={() => setOpen(true)} data-testid="collection-coverage">
          {plural(missing, 'Show {n} unread file', 'Show {n} unread files')}
        </button>
      )}
      {answer.model && <span>{t('Written by {model}', { model: answer.model })}</span>}
      {!answer.model && answer.citations.length > 0 && <span>{t('Quoted word for word')}</span>}
      {kept && (
        <MenuButton
          icon="export"
          label={t('Save as a table')}
          testId="collection-save"
          items={[
            { label: t('Save as CSV…'), run: () => void save(way.runId, 'csv'), testId: 'collection-save-csv' },
            { label: t('Save as JSON…'), run: () => void save(way.runId, 'json'), testId: 'collection-save-json' },
            {
              label: t('Save as Markdown…'),
              run: () => void save(way.runId, 'markdown'),
              testId: 'collection-save-markdown',
            },
          ]}
        />
      )}
      {open && <UnreadFiles coverage={way.coverage} onClose={() => setOpen(false)} />}
    </footer>
  );
}
