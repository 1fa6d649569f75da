import { type ChangeEvent, useEffect, useRef } from 'react';
import type { AnswerMode } from '../../../preload/contract/shapes.ts';
import { Segmented } from '../../components/segmented.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useQuestions } from '../../stores/questions-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { estimateText } from '../batch-words.ts';
import { errorMessage } from '../error-messages.ts';

const modes = () =>
  [
    {
      value: 'extract',
      label: t('Quote'),
      icon: 'quote',
      hint: t('The best sentences, word for word. Needs no model.'),
      testId: 'questions-extract',
    },
    {
      value: 'generate',
      label: t('Write'),
      icon: 'pen',
      hint: t('Full sentences by the chosen chat model.'),
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
    <section className="compare-form" aria-label={t('New list of questions')}>
      <label className="compare-label">
        {fileName === null
          ? t('One question per line, or a table with a column of questions')
          : t('From {fileName}', { fileName })}
        <textarea
          rows={rows}
          value={draft}
          placeholder={t(
            'When does the lease of Kingsland Road end?\nWho may terminate it, and how?\nWhat is the deposit?',
          )}
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
          label={t('Kind of answer')}
          segments={modes()}
          value={mode}
          onChange={(answerMode) => void change({ answerMode })}
        />
        <button type="button" className="button" onClick={() => file.current?.click()} data-testid="questions-choose">
          {t('Choose CSV…')}
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
          {list ? plural(list.questions.length, 'Answer {n} question', 'Answer {n} questions') : t('Answer')}
        </button>
      </div>
    </section>
  );
}

function understoodText(count: number, column: string | null, empty: number): string {
  const questions =
    column === null
      ? plural(count, '{n} question', '{n} questions')
      : plural(count, '{n} question from the column “{column}”', '{n} questions from the column “{column}”', {
          column,
        });
  const understood =
    empty === 0
      ? questions
      : plural(empty, '{questions}, {n} empty row left out', '{questions}, {n} empty rows left out', { questions });
  return t('{sentence}.', { sentence: understood });
}
