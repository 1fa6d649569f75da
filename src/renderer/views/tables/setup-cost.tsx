import type { ExtractionEstimate } from '../../../preload/contract/shapes.ts';
import { Icon } from '../../components/icon.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { formatAmount, formatCount } from '../../format.ts';
import { useExtractionSetup } from '../../stores/extraction-setup-store.ts';
import { useTables } from '../../stores/tables-store.ts';
import { estimateText } from '../batch-words.ts';
import { errorMessage } from '../error-messages.ts';
import { modeWords } from './table-words.ts';

const noModel = {
  sentence: 'This way of reading needs a chat model.',
  next: 'Bring one under Models, or choose Basic, which needs none.',
};

/** UTF-16 units on a page of print. */
const pageOfText = 3000;

/** `214 files, about 610 pages of text. It takes about 4 min, in basic mode.` */
export function costText({ items, characters, seconds, mode, model }: ExtractionEstimate): string {
  if (items === 0) return 'There is no file to read in what is chosen.';
  const pages = Math.max(1, Math.round(characters / pageOfText));
  const by = model === null || mode === 'basic' ? '' : ` by ${model}`;
  const way = mode === 'auto' ? '' : ` ${modeWords[mode].label} mode${by}.`;
  return `${formatAmount(items, 'file')}, about ${formatAmount(pages, 'page')} of text. ${estimateText(seconds)}${way}`;
}

/** What cannot become a row now. */
export function leftOutText({ unreadable, waiting }: ExtractionEstimate): string | null {
  const parts = [
    unreadable === 0
      ? ''
      : `${formatAmount(unreadable, 'file')} ${unreadable === 1 ? 'has no text or can’t be read' : 'have no text or can’t be read'}`,
    waiting === 0 ? '' : `${formatCount(waiting)} ${waiting === 1 ? 'is' : 'are'} not read yet and will wait`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : `${parts.join('; ')}.`;
}

/** The cost, and the button that begins. `title`: what the table will be called. */
export function SetupCost({ title }: { readonly title: string }) {
  const { estimate, error, busy, begin } = useExtractionSetup();
  const message = error ? (error.code === 'model-none' ? noModel : errorMessage(error)) : null;
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
            <Spinner size={13} /> Looking what it takes…
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
        Make Table
      </button>
    </footer>
  );
}
