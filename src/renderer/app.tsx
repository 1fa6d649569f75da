import { Suspense, useEffect } from 'react';
import { DropZone } from './components/drop-zone.tsx';
import { NoticeBanner } from './components/notice-banner.tsx';
import { ProcessBanner } from './components/process-banner.tsx';
import { Sidebar } from './components/sidebar.tsx';
import { SplitPane } from './components/split-pane.tsx';
import { StatusBar } from './components/status-bar.tsx';
import { UpdateBanner } from './components/update-banner.tsx';
import { WaitingView } from './components/waiting-view.tsx';
import {
  AboutSheet,
  ChatView,
  CompareView,
  DocumentPane,
  fetchViews,
  HealthView,
  HelpView,
  InsightsView,
  ModelsView,
  PicturesView,
  PictureViewer,
  QuestionsView,
  SearchView,
  SettingsSheet,
  ShortcutsSheet,
  TablesView,
} from './later-views.ts';
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
import { usePictureViewer } from './stores/picture-viewer-store.ts';
import { usePictures } from './stores/pictures-store.ts';
import { usePrivacy } from './stores/privacy-store.ts';
import { useSearch } from './stores/search-store.ts';
import { useSettings } from './stores/settings-store.ts';
import { useTemplates } from './stores/templates-store.ts';
import { useTour } from './stores/tour-store.ts';
import { useUpdates } from './stores/update-store.ts';
import { RepairBanner } from './views/health/repair-banner.tsx';
import { FirstLaunch } from './views/library/first-launch.tsx';
import { LibraryView } from './views/library/library-view.tsx';
import { LockScreen } from './views/privacy/lock-screen.tsx';

const views: Readonly<Record<View, React.ComponentType>> = {
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
      // First what the first view shows: the engine answers in turn.
      useLibrary,
      useAbout,
      useHelp,
      useSettings,
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
      useUpdates,
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
  const shortcutsOpen = useHelp((state) => state.keysOpen);
  const aboutOpen = useAbout((state) => state.open);
  const status = useLibrary((state) => state.status);
  const documentId = useDocument((state) => state.documentId);
  const expanded = useDocument((state) => state.expanded);
  const viewerOpen = usePictureViewer((state) => state.picture !== null);
  const isOpen = status !== null;
  useEffect(() => (isOpen ? fetchViews() : undefined), [isOpen]);
  const isFirst = status !== null && status.folders.length === 0 && view === 'library';
  const Current = views[view];

  return (
    <DropZone>
      <div className="app" hidden={isLocked}>
        <Sidebar />
        <div className="content">
          <ProcessBanner />
          <NoticeBanner />
          <UpdateBanner />
          <RepairBanner />
          <div className="content-main">
            {isFirst ? (
              <FirstLaunch />
            ) : (
              <SplitPane
                side={
                  documentId === null ? null : (
                    <Suspense>
                      <DocumentPane />
                    </Suspense>
                  )
                }
                sideOnly={expanded}
              >
                <Suspense fallback={<WaitingView />}>
                  <Current />
                </Suspense>
              </SplitPane>
            )}
          </div>
          <StatusBar />
        </div>
      </div>
      <Suspense>
        {!isLocked && viewerOpen && <PictureViewer />}
        {settingsOpen && !isLocked && <SettingsSheet />}
        {aboutOpen && !isLocked && <AboutSheet />}
        {shortcutsOpen && !isLocked && <ShortcutsSheet />}
      </Suspense>
      {isLocked && <LockScreen />}
    </DropZone>
  );
}
