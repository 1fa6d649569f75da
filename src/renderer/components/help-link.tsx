import { t } from '../languages/translate.ts';
import { useHelp } from '../stores/help-store.ts';
import { useNavigation } from '../stores/navigation-store.ts';
import { IconButton } from './icon-button.tsx';

/** Opens the help at the page about this view; nothing within the help itself. */
export function HelpLink() {
  const view = useNavigation((state) => state.view);
  if (view === 'help') return null;
  return (
    <IconButton
      icon="question"
      label={t('Help for this view')}
      onClick={() => useHelp.getState().openFor(view)}
      data-testid="help-link"
    />
  );
}
