import { AdapterChoice } from '../../components/adapter-choice.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useAdapters } from '../../stores/adapters-store.ts';
import { questionsIn, useCompare } from '../../stores/compare-store.ts';
import { errorMessage } from '../error-messages.ts';

const rows = 6;

/** The question set, the adapters, and the button; while it runs, how far it is. */
export function CompareForm() {
  const { draft, chosen, running, error } = useCompare();
  const adapters = useAdapters((state) => state.adapters);
  const { setDraft, choose, compare, cancel } = useCompare.getState();
  const questions = questionsIn(draft).length;
  const message = error && errorMessage(error);
  return (
    <section className="compare-form" aria-label={t('New comparison')}>
      <label className="compare-label">
        {t('Questions, one per line; what a right answer must say may follow after a bar')}
        <textarea
          rows={rows}
          value={draft}
          placeholder={t('When was the lighthouse built? | 1872\nWho may end the lease?')}
          onChange={(event) => setDraft(event.currentTarget.value)}
          data-testid="compare-questions"
        />
      </label>
      {adapters.map((adapter) => (
        <AdapterChoice
          key={adapter.id}
          adapter={adapter}
          strength={chosen.get(adapter.id) ?? null}
          onPreview={(strength) => choose(adapter.id, strength)}
          onChoose={(strength) => choose(adapter.id, strength)}
        />
      ))}
      {adapters.length === 0 && (
        <span className="setting-note">{t('There is no adapter yet. Add one under Settings, Adapters.')}</span>
      )}
      {message && (
        <p className="tone-problem" role="alert">
          {message.sentence} {message.next}
        </p>
      )}
      <div className="compare-run">
        {running ? (
          <>
            <ProgressBar value={running.done} total={running.total} label={t('Answers')} />
            <span className="setting-note">
              {plural(running.total, '{done} of {n} answer', '{done} of {n} answers', { done: running.done })}
            </span>
            <button type="button" className="button" onClick={() => void cancel()} data-testid="compare-cancel">
              {t('Stop')}
            </button>
          </>
        ) : (
          <button
            type="button"
            className="button"
            disabled={questions === 0 || chosen.size === 0}
            onClick={() => void compare()}
            data-testid="compare-start"
          >
            {questions === 0 ? t('Compare') : plural(questions, 'Compare {n} question', 'Compare {n} questions')}
          </button>
        )}
      </div>
    </section>
  );
}
