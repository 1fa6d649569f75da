import { useEffect, useRef, useState } from 'react';
import { request } from '../../api.ts';
import { DialogHead } from '../../components/dialog-head.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { attempt } from '../../stores/notice-store.ts';
import { useSettings } from '../../stores/settings-store.ts';
import { feedbackFile } from './feedback-file.ts';

/** A person's words and the facts, all of it shown before it is saved; sending it is theirs. */
export function FeedbackDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const info = useSettings((state) => state.info);
  const [words, setWords] = useState('');
  const [facts, setFacts] = useState<string | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    void attempt(() => request('feedback.facts', {})).then((reply) => setFacts(reply?.text ?? ''));
  }, []);
  const text = facts === null ? '' : feedbackFile(words, info, facts);
  const save = async () => {
    if (await attempt(() => request('feedback.save', { text }))) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className="confirm-dialog feedback-dialog"
      aria-label={t('Feedback')}
      onClose={onClose}
      data-testid="feedback"
    >
      <DialogHead
        icon="chat"
        title={t('Tell us what happened')}
        text={t(
          'Docent sends nothing. It saves a file that you can send yourself, and this is all that is in it: no document, no question, no name of a file.',
        )}
      />
      <label className="feedback-words">
        <span>{t('In your words')}</span>
        <textarea
          rows={4}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          placeholder={t('What did you do, what did you expect, what came instead?')}
          data-testid="feedback-words"
        />
      </label>
      {facts === null ? (
        <Spinner size={14} />
      ) : (
        <section className="feedback-text" aria-label={t('The file')}>
          <pre data-testid="feedback-text">{text}</pre>
        </section>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('Cancel')}
        </button>
        <button
          type="button"
          className="button is-primary"
          disabled={facts === null}
          onClick={() => void save()}
          data-testid="feedback-save"
        >
          {t('Save File…')}
        </button>
      </div>
    </dialog>
  );
}
