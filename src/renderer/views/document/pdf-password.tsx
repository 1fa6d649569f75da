import { type FormEvent, useRef } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { t } from '../../languages/translate.ts';
import { errorMessage } from '../error-messages.ts';

/** A PDF that cannot be drawn without its password. */
export type PasswordAsked = { readonly wasWrong: boolean; readonly answer: (password: string) => void };

type PdfPasswordProps = { readonly asked: PasswordAsked; readonly onShowText: (() => void) | null };

/** Asks for the password of the pages; what is typed goes to the drawing code and is kept nowhere. */
export function PdfPassword({ asked, onShowText }: PdfPasswordProps) {
  const field = useRef<HTMLInputElement>(null);
  const wrong = asked.wasWrong ? errorMessage({ code: 'wrong-password', values: {} }) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (field.current?.value) asked.answer(field.current.value);
  };
  return (
    <EmptyState icon="lock" title={t('Its pages are locked')} testId="pdf-locked">
      <p>{wrong ? `${wrong.sentence} ${wrong.next ?? ''}` : t('Type the password to see them. It is not kept.')}</p>
      <form className="pdf-password" onSubmit={submit}>
        <input
          ref={field}
          className={wrong ? 'text-field is-wrong' : 'text-field'}
          type="password"
          aria-label={t('Password')}
          placeholder={t('Password')}
          autoComplete="off"
          data-testid="pdf-password"
        />
        <button type="submit" className="button is-primary">
          {t('Show')}
        </button>
      </form>
      {onShowText && (
        <button type="button" className="link-button" onClick={onShowText} data-testid="show-text">
          {t('Show its text instead')}
        </button>
      )}
    </EmptyState>
  );
}
