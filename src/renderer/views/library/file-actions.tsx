import type { FileDetails } from '../../../preload/contract/shapes.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { t } from '../../languages/translate.ts';
import { fileBrowserName } from '../../platform.ts';
import { useLibraryDialog } from '../../stores/dialog-store.ts';
import { forgetPassword, openFile, readAgain, readFirst, revealFile } from '../../stores/file-actions.ts';

type Action = {
  readonly label: string;
  readonly icon: IconName;
  readonly run: () => void;
  readonly testId: string;
  readonly isPrimary?: boolean;
};

function actionsFor({ file, passwordKept }: FileDetails): Action[] {
  const { ask } = useLibraryDialog.getState();
  const actions: Action[] = [];
  if (file.documentId !== null) {
    actions.push({
      label: t('Open'),
      icon: 'document',
      run: () => openFile(file),
      testId: 'detail-open',
      isPrimary: true,
    });
  }
  if (file.state === 'locked') {
    const run = () => ask({ type: 'unlock', file });
    actions.push({ label: t('Unlock…'), icon: 'key', run, testId: 'detail-unlock', isPrimary: true });
  }
  const browser = t('Show in {fileBrowser}', { fileBrowser: fileBrowserName() });
  actions.push({ label: browser, icon: 'reveal', run: () => void revealFile(file.id), testId: 'detail-reveal' });
  if (file.state === 'waiting') {
    actions.push({ label: t('Read First'), icon: 'first', run: () => void readFirst(file), testId: 'detail-first' });
  } else if (file.state !== 'reading') {
    actions.push({ label: t('Read Again'), icon: 'retry', run: () => void readAgain(file), testId: 'detail-again' });
  }
  if (passwordKept) {
    const run = () => void forgetPassword(file);
    actions.push({ label: t('Forget Password'), icon: 'lock', run, testId: 'detail-forget' });
  }
  actions.push({
    label: t('Leave Out…'),
    icon: 'eyeOff',
    run: () => ask({ type: 'leave-out', file }),
    testId: 'detail-exclude',
  });
  actions.push({
    label: t('Erase…'),
    icon: 'trash',
    run: () => ask({ type: 'erase-file', file }),
    testId: 'detail-erase',
  });
  return actions;
}

/** What can be done with the file, the likeliest first. */
export function FileActions({ details }: { readonly details: FileDetails }) {
  return (
    <div className="detail-actions">
      {actionsFor(details).map(({ label, icon, run, testId, isPrimary }) => (
        <button
          key={testId}
          type="button"
          className={isPrimary ? 'button is-small is-primary' : 'button is-small'}
          onClick={run}
          data-testid={testId}
        >
          <Icon name={icon} size={13} />
          {label}
        </button>
      ))}
    </div>
  );
}
