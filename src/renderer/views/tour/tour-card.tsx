import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../languages/translate.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { type TourStep, tourQuestion, useTour } from '../../stores/tour-store.ts';

type Words = {
  readonly number: number;
  readonly icon: IconName | null;
  readonly title: string;
  readonly text: string;
};

const words = (): Readonly<Record<TourStep, Words>> => ({
  reading: {
    ...{ number: 1, icon: null, title: t('Reading seven sample documents') },
    text: t('A lease, a letter, minutes, notes. It takes a few seconds; your own folders work the same way.'),
  },
  ask: {
    ...{ number: 2, icon: 'chat', title: t('Ask in your own words') },
    text: t('One of the documents is a lease. Send this question, or type another one below.'),
  },
  answering: {
    ...{ number: 2, icon: null, title: t('Looking for the sentence') },
    text: t('Docent finds the passages that answer, by word and by meaning.'),
  },
  open: {
    ...{ number: 3, icon: 'quote', title: t('See where it says so') },
    text: t('Each sentence of an answer ends with a number. Click the pulsing one: it opens the page it comes from.'),
  },
  read: {
    ...{ number: 4, icon: 'checkCircle', title: t('There it is, marked on its page') },
    text: t('Every answer works like this, with the sentence behind each claim. Now add a folder of your own.'),
  },
});
const steps = 4;

/** The first answer, step by step: one card above the field, and the thing it speaks of is lit up. Always one button, and always a way out. */
export function TourCard() {
  const step = useTour((state) => state.step);
  if (step === null) return null;
  const { number, icon, title, text } = words()[step];
  return (
    <aside className="tour-card" aria-label={t('First steps')} data-testid="tour" data-step={step}>
      <span className="tour-icon">{icon ? <Icon name={icon} size={20} /> : <Spinner size={18} label={title} />}</span>
      <div className="tour-words" aria-live="polite">
        <b>{title}</b>
        <span>{text}</span>
      </div>
      <div className="tour-actions">
        <TourButton step={step} />
        <div className="tour-foot">
          <span className="tour-dots" role="img" aria-label={t('Step {number} of {steps}', { number, steps })}>
            {Array.from({ length: steps }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: dots have no other identity
              <i key={index} className={index < number ? 'is-done' : undefined} />
            ))}
          </span>
          <button
            type="button"
            className="link-button"
            onClick={() => useTour.getState().end()}
            data-testid="tour-skip"
          >
            {step === 'read' ? t('Done') : t('Skip')}
          </button>
        </div>
      </div>
    </aside>
  );
}

function TourButton({ step }: { readonly step: TourStep }): ReactNode {
  const { ask, openFirst, end } = useTour.getState();
  if (step === 'ask') {
    return (
      <button type="button" className="button is-primary" onClick={() => void ask()} data-testid="tour-ask">
        “{tourQuestion()}”
      </button>
    );
  }
  if (step === 'open') {
    return (
      <button type="button" className="button is-primary" onClick={openFirst} data-testid="tour-open">
        {t('Open the Source')}
      </button>
    );
  }
  if (step === 'read') {
    return (
      <button
        type="button"
        className="button is-primary"
        onClick={() => {
          end();
          void useLibrary.getState().chooseFolder();
        }}
        data-testid="tour-folder"
      >
        <Icon name="folderAdd" size={15} />
        {t('Choose a Folder…')}
      </button>
    );
  }
  return null;
}
