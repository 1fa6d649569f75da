import { type ChangeEvent, useEffect, useRef } from 'react';
import type { AnswerMode } from '../../../preload/contract/shapes.ts';
import { Segmented } from '../../components/segmented.tsx';
import { formatAmount } from '../../format.ts';
import { useQuestions } from '../../stores/questions-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { estimateText } from '../batch-words.ts';
import { errorMessage } from '../error-messages.ts';

const modes = [
  {
    value: 'extract',
    label: 'Quote',
    icon: 'quote',
    hint: 'The best sentences, word for word. Needs no model.',
    testId: 'questions-extract',
  },
  {
    value: 'generate',
    label: 'Write',
    icon: 'pen',
    hint: 'Full sentences by the chosen chat model.',
    testId: 'questions-generate',
  },
] as const;
const rows = 6;

/** Paste a list or choose a CSV file; what was understood and how long it takes stand below before it begins. */
export function QuestionsForm() {
  const { draft, fileName, list, estimate, error } = useQuestions();
  const mode = useSettings((state) => state.settings.answerMode);
  const { change } = useSettings.getState();
  const { setDraft, estimateFor, begin } = useQuestions.getState();
  const file = useRef<HTMLInputElement>(null);
  const message = error && errorMessage(error);
  useEffect(() => void estimateFor(mode), [mode, estimateFor]);
  const onFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (chosen) setDraft(await chosen.text(), mode, chosen.name);
  };
  return (
    <section className="compare-form" aria-label="New list of questions">
      <label className="compare-label">
        {fileName === null ? 'One question per line, or a table with a column of questions' : `From ${fileName}`}
        <textarea
          rows={rows}
          value={draft}
          placeholder={
            'When does the lease of Kingsland Road end?\nWho may terminate it, and how?\nWhat is the deposit?'
          }
          onChange={(event) => setDraft(event.currentTarget.value, mode)}
          data-testid="questions-text"
        />
      </label>
      <input
        ref={file}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        hidden
        onChange={(event) => void onFile(event)}
        data-testid="questions-file"
      />
      {message && (
        <p className="tone-problem" role="alert" data-testid="questions-error">
          {message.sentence} {message.next}
        </p>
      )}
      <div className="compare-run">
        <Segmented<AnswerMode>
          label="Kind of answer"
          segments={modes}
          value={mode}
          onChange={(answerMode) => void change({ answerMode })}
        />
        <button type="button" className="button" onClick={() => file.current?.click()} data-testid="questions-choose">
          Choose CSV…
        </button>
        <span className="setting-note" role="status" data-testid="questions-understood">
          {list && understoodText(list.questions.length, list.column, list.empty)}{' '}
          {list && estimate && estimateText(estimate.seconds)}
        </span>
        <button
          type="button"
          className="button is-primary"
          disabled={!list}
          onClick={() => void begin(mode)}
          data-testid="questions-start"
        >
          {list ? `Answer ${formatAmount(list.questions.length, 'question')}` : 'Answer'}
        </button>
      </div>
    </section>
  );
}

function understoodText(count: number, column: string | null, empty: number): string {
  const from = column === null ? '' : ` from the column “${column}”`;
  const left = empty === 0 ? '' : `, ${formatAmount(empty, 'empty row')} left out`;
  return `${formatAmount(count, 'question')}${from}${left}.`;
}
