import { useState } from 'react';
import { t } from '../../languages/translate.ts';
import { FeedbackDialog } from './feedback-dialog.tsx';

export function FeedbackSection() {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="catalog-section" aria-labelledby="feedback-title">
      <h2 id="feedback-title">{t('Feedback')}</h2>
      <div className="catalog-row">
        <div className="catalog-words">
          <b>{t('Something is wrong, or could be better?')}</b>
          <span className="catalog-facts">
            {t('A file with how things stand here, shown to you first; you send it yourself.')}
          </span>
        </div>
        <button type="button" className="button" onClick={() => setOpen(true)} data-testid="feedback-open">
          {t('Write Feedback…')}
        </button>
      </div>
      {isOpen && <FeedbackDialog onClose={() => setOpen(false)} />}
    </section>
  );
}
