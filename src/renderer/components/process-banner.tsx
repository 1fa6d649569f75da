import type { ProcessStatus } from '../../preload/contract/shapes.ts';
import { t } from '../languages/translate.ts';
import { useSettings } from '../stores/settings-store.ts';
import { Banner } from './banner.tsx';

type Sentence = { readonly strong: string; readonly rest: string };

const sentences = (): Readonly<Record<ProcessStatus['name'], Partial<Record<ProcessStatus['state'], Sentence>>>> => ({
  engine: {
    restarting: { strong: t('The library is restarting.'), rest: t('It goes on where it stopped; nothing is lost.') },
    down: {
      strong: t('The library stopped three times and stays stopped.'),
      rest: t('Quit Docent and open it again. Your files and conversations are safe.'),
    },
  },
  'model-host': {
    restarting: { strong: t('The model is restarting.'), rest: t('Search goes on meanwhile.') },
    down: {
      strong: t('The model stopped three times and stays stopped.'),
      rest: t('Search by words and Quote keep working. Quit and reopen Docent to try again.'),
    },
  },
  'extract-worker': {
    down: { strong: t('Reading has stopped.'), rest: t('Quit Docent and open it again to read the remaining files.') },
  },
  // The next question starts it afresh, and passages answer meanwhile.
  'table-worker': {},
  'picture-worker': {
    down: {
      strong: t('Reading of scans has stopped.'),
      rest: t('Everything else goes on. Quit Docent and open it again to read scans and pictures.'),
    },
  },
});

/** Says when a part of the app is restarting or has given up; the window itself keeps working. */
export function ProcessBanner() {
  const processes = useSettings((state) => state.processes);
  for (const process of processes) {
    const sentence = sentences()[process.name][process.state];
    if (!sentence) continue;
    return (
      <Banner
        icon={process.state === 'down' ? 'warning' : 'retry'}
        tone={process.state === 'down' ? 'problem' : 'note'}
      >
        <b>{sentence.strong}</b> {sentence.rest}
      </Banner>
    );
  }
  return null;
}
