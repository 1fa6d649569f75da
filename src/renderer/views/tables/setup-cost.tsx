import type { ExtractionEstimate } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { plural } from '../../languages/plural.ts';
import { t } from '../../languages/translate.ts';
import { useExtractionSetup } from '../../stores/extraction-setup-store.ts';
import { useTables } from '../../stores/tables-store.ts';
import { estimateText } from '../batch-words.ts';
import { errorMessage } from '../error-messages.ts';
import { modeWords } from './table-words.ts';

const noModel = () => ({
  sentence: t('This way of reading needs a chat model.'),
  next: t('Bring one under Models, or choose Basic, which needs none.'),
});

/** UTF-16 units on a page of print. */
const pageOfText = 3000;

/** `214 files, about 610 pages of text. It takes about 4 min, in basic mode.` */
export function costText({ items, characters, seconds, mode, model }: ExtractionEstimate): string {
  if (items === 0) return t('There is no file to read in what is chosen.');
  const pages = Math.max(1, Math.round(characters / pageOfText));
  const size = {
    items: plural(items, '{n} file', '{n} files'),
    pages: plural(pages, '{n} page', '{n} pages'),
    estimate: estimateText(seconds),
  };
  const cost = t('{items}, about {pages} of text. {estimate}', size);
  if (mode === 'auto') return cost;
  const way = modeWords()[mode].label;
  const how =
    model === null || mode === 'basic' ? t('{way} mode.', { way }) : t('{way} mode by {model}.', { way, model });
  return `${cost} ${how}`;
}

/** What cannot become a row now. */
export function leftOutText({ unreadable, waiting }: ExtractionEstimate): string | null {
  const parts = [
    unreadable === 0
      ? ''
      : plural(unreadable, '{n} file has no text or can’t be read', '{n} files have no text or can’t be read'),
    waiting === 0 ? '' : plural(waiting, '{n} is not read yet and will wait', '{n} are not read yet and will wait'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : t('{sentence}.', { sentence: parts.join('; ') });
}

/** The cost, and the button that begins. `title`: what the table will be called. */
export function SetupCost({ title }: { readonly title: string }) {
  const { estimate, error, busy, begin } = useExtractionSetup();
  const message = error ? (error.code === 'model-none' ? noModel() : errorMessage(error)) : null;
  const start = async () => {
    const run = await begin(title);
    if (run) useTables.getState().go({ type: 'run', runId: run.id });
  };
  const left = estimate ? leftOutText(estimate) : null;
  return (
    <footer className="setup-cost">
      <div role="status" data-testid="setup-cost">
        {message ? (
          <p className="tone-problem" role="alert" data-testid="setup-error">
            {message.sentence} {message.next}
          </p>
        ) : estimate ? (
          <>
            <p>{costText(estimate)}</p>
            {left && <p className="setting-note">{left}</p>}
          </>
        ) : (
          <p className="setting-note">
            <Spinner size={13} /> {t('Looking what it takes…')}
          </p>
        )}
      </div>
      <button
        type="button"
        className="button is-primary is-large"
        disabled={busy || message !== null || !estimate || estimate.items + estimate.waiting === 0}
        onClick={() => void start()}
        data-testid="setup-start"
      >
        <Icon name="table" />
        {t('Make Table')}
      </button>
    </footer>
  );
}
