import { formatCount } from '../format.ts';
import { t } from '../languages/translate.ts';
import { shortcutLabel } from '../platform.ts';
import { useHelp } from '../stores/help-store.ts';
import { useLibrary } from '../stores/library-store.ts';
import { useNavigation, type View } from '../stores/navigation-store.ts';
import { ConversationList } from '../views/chat/conversation-list.tsx';
import { Icon, type IconName } from './icon.tsx';

const items = (): readonly { view: View; label: string; icon: IconName; key: string | null }[] => [
  { view: 'library', label: t('Library'), icon: 'library', key: '1' },
  { view: 'search', label: t('Search'), icon: 'search', key: '2' },
  { view: 'chat', label: t('Chat'), icon: 'chat', key: '3' },
  { view: 'tables', label: t('Tables'), icon: 'table', key: '4' },
  { view: 'pictures', label: t('Pictures'), icon: 'picture', key: '5' },
  { view: 'questions', label: t('Question lists'), icon: 'list', key: null },
  { view: 'models', label: t('Models'), icon: 'model', key: '6' },
];

/** The place a view belongs to. */
const parents: Partial<Record<View, View>> = {
  insights: 'search',
  compare: 'chat',
  health: 'models',
};
const placeOf = (view: View): View => parents[view] ?? view;

/** The source list at the left: places, conversations, settings. */
export function Sidebar() {
  const view = useNavigation((state) => state.view);
  const show = useNavigation((state) => state.show);
  const showSettings = useNavigation((state) => state.showSettings);
  const files = useLibrary((state) => state.status?.files ?? 0);
  return (
    <aside className="sidebar">
      <div className="sidebar-top" />
      <nav className="sidebar-nav" aria-label={t('Places')}>
        {items().map((item) => (
          <button
            key={item.view}
            type="button"
            className="sidebar-item"
            aria-current={item.view === placeOf(view) ? 'page' : undefined}
            title={item.key === null ? item.label : `${item.label} (${shortcutLabel(item.key)})`}
            onClick={() => show(item.view)}
            data-testid={`nav-${item.view}`}
          >
            <Icon name={item.icon} />
            <span className="sidebar-label">{item.label}</span>
            {item.view === 'library' && files > 0 && <span className="sidebar-count">{formatCount(files)}</span>}
          </button>
        ))}
      </nav>
      <ConversationList />
      <div className="sidebar-bottom">
        <button
          type="button"
          className="sidebar-item"
          aria-current={view === 'help' ? 'page' : undefined}
          title={t('Docent Help')}
          onClick={() => useHelp.getState().openFor(view)}
          data-testid="nav-help"
        >
          <Icon name="question" />
          <span className="sidebar-label">{t('Help')}</span>
        </button>
        <button
          type="button"
          className="sidebar-item"
          title={t('Settings ({shortcut})', { shortcut: shortcutLabel(',') })}
          onClick={() => showSettings(true)}
          data-testid="nav-settings"
        >
          <Icon name="settings" />
          <span className="sidebar-label">{t('Settings')}</span>
        </button>
      </div>
    </aside>
  );
}
