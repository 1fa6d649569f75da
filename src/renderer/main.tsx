import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { InLanguage } from './languages/in-language.tsx';
import { useLanguage } from './languages/language-store.ts';
import { windowButtonsSide } from './platform.ts';
import { countRefusals } from './stores/network-store.ts';
import { useSettings } from './stores/settings-store.ts';
import './theme.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/menu.css';
import './styles/first-launch.css';
import './styles/library.css';
import './styles/file-list.css';
import './styles/details.css';
import './styles/search.css';
import './styles/search-results.css';
import './styles/search-start.css';
import './styles/charts.css';
import './styles/config.css';
import './styles/insights.css';
import './styles/compare.css';
import './styles/chat.css';
import './styles/conversation.css';
import './styles/batch.css';
import './styles/document.css';
import './styles/document-parts.css';
import './styles/overview.css';
import './styles/pictures.css';
import './styles/picture-viewer.css';
import './styles/previews.css';
import './styles/settings.css';
import './styles/about.css';
import './styles/privacy.css';
import './styles/models.css';
import './styles/sources.css';
import './styles/tables.css';
import './styles/table-grid.css';
import './styles/template-form.css';
import './styles/programs.css';
import './styles/ask.css';
import './styles/network.css';
import './styles/help.css';
import './styles/tour.css';
import './styles/narrow.css';

const AskWindow = lazy(() => import('./views/ask/ask-window.tsx').then((file) => ({ default: file.AskWindow })));

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const { theme, language } = useSettings.getState().settings;
  countRefusals();
  document.documentElement.dataset.platform = window.docent.platform;
  document.documentElement.dataset.windowButtons = windowButtonsSide(window.docent.languages);
  document.documentElement.dataset.theme = theme;
  // The catalogue comes before the first paint, so that no window begins in one language and goes on in another.
  await useLanguage.getState().choose(language);
  const isSmall = new URLSearchParams(location.search).get('window') === 'ask';
  createRoot(root).render(
    <StrictMode>
      <InLanguage>
        {isSmall ? (
          <Suspense>
            <AskWindow />
          </Suspense>
        ) : (
          <App />
        )}
      </InLanguage>
    </StrictMode>,
  );
}

// Not awaited here: what the window is made of may import this file's neighbours, which would then wait for each other.
void start();
