import { useEffect } from 'react';
import { DropZone } from './components/drop-zone.tsx';
import { NoticeBanner } from './components/notice-banner.tsx';
import { ProcessBanner } from './components/process-banner.tsx';
import { Sidebar } from './components/sidebar.tsx';
import { SplitPane } from './components/split-pane.tsx';
import { StatusBar } from './components/status-bar.tsx';
import { useShortcuts } from './shortcuts.ts';
import { useAbout } from './stores/about-store.ts';
import { useAdapters } from './stores/adapters-store.ts';
import { useBatches } from './stores/batches-store.ts';
import { useChat } from './stores/chat-store.ts';
import { useCompare } from './stores/compare-store.ts';
import { useConversationFolders } from './stores/conversation-folders-store.ts';
import { deepLinks } from './stores/deep-link-store.ts';
import { useDetails } from './stores/details-store.ts';
import { useDocument } from './stores/document-store.ts';
import { useExtractions } from './stores/extractions-store.ts';
import { useFiles } from './stores/files-store.ts';
import { useGrid } from './stores/grid-store.ts';
import { useHelp } from './stores/help-store.ts';
import { keepDrafts } from './stores/keep-drafts.ts';
import { useLibrary } from './stores/library-store.ts';
import { useMetrics } from './stores/metrics-store.ts';
import { useModels } from './stores/models-store.ts';
import { useNavigation, type View } from './stores/navigation-store.ts';
import { usePictures } from './stores/pictures-store.ts';
import { usePrivacy } from './stores/privacy-store.ts';
import { useSearch } from './stores/search-store.ts';
import { useSettings } from './stores/settings-store.ts';
import { useTemplates } from './stores/templates-store.ts';
import { useTour } from './stores/tour-store.ts';
import { AboutSheet } from './views/about/about-sheet.tsx';
import { ChatView } from './views/chat/chat-view.tsx';
import { CompareView } from './views/compare/compare-view.tsx';
import { DocumentPane } from './views/document/document-pane.tsx';
import { HealthView } from './views/health/health-view.tsx';
import { RepairBanner } from './views/health/repair-banner.tsx';
import { HelpView } from './views/help/help-view.tsx';
import { ShortcutsSheet } from './views/help/shortcuts-sheet.tsx';
import { InsightsView } from './views/insights/insights-view.tsx';
import { FirstLaunch } from './views/library/first-launch.tsx';
import { LibraryView } from './views/library/library-view.tsx';
import { ModelsView } from './views/models/models-view.tsx';
import { PictureViewer } from './views/pictures/picture-viewer.tsx';
import { PicturesView } from './views/pictures/pictures-view.tsx';
import { LockScreen } from './views/privacy/lock-screen.tsx';
import { QuestionsView } from './views/questions/questions-view.tsx';
import { SearchView } from './views/search/search-view.tsx';
import { SettingsSheet } from './views/settings/settings-sheet.tsx';
import { TablesView } from './views/tables/tables-view.tsx';

const views: Readonly<Record<View, () => React.ReactNode>> = {
  library: LibraryView,
  search: SearchView,
  insights: InsightsView,
  pictures: PicturesView,
  chat: ChatView,
  questions: QuestionsView,
  compare: CompareView,
  tables: TablesView,
  models: ModelsView,
  health: HealthView,
  help: HelpView,
};

/**
 * Every store follows the engine from the first paint, so that changing views never shows old news. `isSealed`: conversations are
 * locked, and what stores know of them is another once they open.
 */
function useStores(isLocked: boolean, isSealed: boolean): void {
  useEffect(() => usePrivacy.getState().start(), []);
  useEffect(() => {
    // What a locked window asks for is refused; unlocked, it looks at everything anew.
    if (isLocked) return;
    void isSealed;
    const stores = [
      useNavigation,
      useAbout,
      useHelp,
      useSettings,
      useLibrary,
      useFiles,
      useDetails,
      useSearch,
      useChat,
      useAdapters,
      useConversationFolders,
      useBatches,
      useCompare,
      useTemplates,
      useExtractions,
      useGrid,
      useModels,
      usePictures,
      deepLinks,
      useMetrics,
      useTour,
    ];
    const stops = [...stores.map((store) => store.getState().start()), keepDrafts()];
    return () => {
      for (const stop of stops) stop();
    };
  }, [isLocked, isSealed]);
}

function useTheme(): void {
  const theme = useSettings((state) => state.settings.theme);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}

export function App() {
  const isLocked = usePrivacy((state) => state.appLock?.locked ?? false);
  const isSealed = usePrivacy((state) => state.encryption?.state === 'locked');
  useStores(isLocked, isSealed);
  useTheme();
  useShortcuts();
  const view = useNavigation((state) => state.view);
  const settingsOpen = useNavigation((state) => state.settingsOpen);
  const aboutOpen = useAbout((state) => state.open);
  const status = useLibrary((state) => state.status);
  const documentId = useDocument((state) => state.documentId);
  const expanded = useDocument((state) => state.expanded);
  const isFirst = status !== null && status.folders.length === 0 && view === 'library';
  const Current = views[view];

  return (
    <DropZone>
      <div className="app" hidden={isLocked}>
        <Sidebar />
        <div className="content">
          <ProcessBanner />
          <NoticeBanner />
          <RepairBanner />
          <div className="content-main">
            {isFirst ? (
              <FirstLaunch />
            ) : (
              <SplitPane side={documentId === null ? null : <DocumentPane />} sideOnly={expanded}>
                <Current />
              </SplitPane>
            )}
          </div>
          <StatusBar />
        </div>
      </div>
      {!isLocked && <PictureViewer />}
      {settingsOpen && !isLocked && <SettingsSheet />}
      {aboutOpen && !isLocked && <AboutSheet />}
      {!isLocked && <ShortcutsSheet />}
      {isLocked && <LockScreen />}
    </DropZone>
  );
}
