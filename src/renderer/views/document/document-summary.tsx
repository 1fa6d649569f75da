import { useEffect, useState } from 'react';
import type { Answer, DocumentView, Reason } from '../../../preload/contract/shapes.ts';
import { request } from '../../api.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { formatCount } from '../../format.ts';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { reasonOf } from '../../reason-of.ts';
import { selectedChatModel, useSettings } from '../../stores/settings-store.ts';
import { AnswerText } from '../chat/answer-text.tsx';
import { errorMessage } from '../error-messages.ts';

type SummaryProps = { readonly view: DocumentView; readonly onClose: () => void };
type Mode = 'extract' | 'generate';

/** A document in a few sentences, each leading to its place: its own words, or the model's where one is chosen. */
export function DocumentSummary({ view, onClose }: SummaryProps) {
  const model = useSettings(selectedChatModel);
  const [mode, setMode] = useState<Mode>('extract');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<Reason | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setAnswer(null);
    setProblem(null);
    request('document.summary', { documentId: view.documentId, mode }).then(
      (made) => isCurrent && setAnswer(made),
      (error: unknown) => isCurrent && setProblem(reasonOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [view.documentId, mode]);
  const message = problem ? errorMessage(problem) : null;
  return (
    <section
      className="document-summary"
      aria-label={t('Summary')}
      data-testid="document-summary"
      data-ready={answer !== null}
    >
      <header>
        <h3>{t('In short')}</h3>
        {model && (
          <button
            type="button"
            className="link-button"
            onClick={() => setMode(mode === 'extract' ? 'generate' : 'extract')}
            data-testid="summary-mode"
          >
            {mode === 'extract' ? t('Have {model} write it', { model: model.name }) : t('In its own words')}
          </button>
        )}
        <IconButton icon="close" size={13} label={t('Close the summary')} onClick={onClose} />
      </header>
      {!answer && !message && (
        <p className="stage-line" role="status">
          <Spinner size={13} />
          {mode === 'extract'
            ? t('Looking for what it is about…')
            : t('Reading it part by part; this can take minutes…')}
        </p>
      )}
      {message && (
        <p role="alert">
          <b>{message.sentence}</b> {message.next}
        </p>
      )}
      {answer?.found && <AnswerText answer={answer} />}
      {answer && !answer.found && <p>{t('There are no whole sentences here to tell it in.')}</p>}
      {answer?.found && <p className="summary-foot">{wayText(answer)}</p>}
    </section>
  );
}

function wayText({ mode, way, model }: Answer): string {
  if (mode === 'extract') return t('Its own sentences, word for word');
  const by = t('Written by {model}', { model: model ?? t('the model') });
  if (way?.kind !== 'summary' || way.read >= way.parts) return by;
  return plural(way.parts, '{by}, from {read} of {n} part', '{by}, from {read} of {n} parts', {
    by,
    read: formatCount(way.read),
  });
}
