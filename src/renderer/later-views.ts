/** Views that are not the first one: their code comes after the window works, or when it is needed. */
import { type ComponentType, createElement, lazy, useState } from 'react';

const parts = {
  about: () => import('./views/about/about-sheet.tsx'),
  chat: () => import('./views/chat/chat-view.tsx'),
  compare: () => import('./views/compare/compare-view.tsx'),
  document: () => import('./views/document/document-pane.tsx'),
  health: () => import('./views/health/health-view.tsx'),
  help: () => import('./views/help/help-view.tsx'),
  keys: () => import('./views/help/shortcuts-sheet.tsx'),
  insights: () => import('./views/insights/insights-view.tsx'),
  models: () => import('./views/models/models-view.tsx'),
  viewer: () => import('./views/pictures/picture-viewer.tsx'),
  pictures: () => import('./views/pictures/pictures-view.tsx'),
  questions: () => import('./views/questions/questions-view.tsx'),
  search: () => import('./views/search/search-view.tsx'),
  settings: () => import('./views/settings/settings-sheet.tsx'),
  tables: () => import('./views/tables/tables-view.tsx'),
};

/** Each part once it is here: from then on it is shown at once, and nothing typed meanwhile goes astray. */
const fetched: (() => Promise<unknown>)[] = [];

function later<Part, Props extends object>(
  load: () => Promise<Part>,
  pick: (part: Part) => ComponentType<Props>,
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null;
  const fetch = async () => {
    const part = pick(await load());
    here = part;
    return { default: part };
  };
  fetched.push(fetch);
  const Waited = lazy(fetch) as ComponentType<Props>;
  return function Later(props: Props) {
    // One that began to wait stays what it is: another component would begin anew.
    const [Part] = useState(() => here ?? Waited);
    return createElement(Part, props);
  };
}

export const AboutSheet = later(parts.about, (part) => part.AboutSheet);
export const ChatView = later(parts.chat, (part) => part.ChatView);
export const CompareView = later(parts.compare, (part) => part.CompareView);
export const DocumentPane = later(parts.document, (part) => part.DocumentPane);
export const HealthView = later(parts.health, (part) => part.HealthView);
export const HelpView = later(parts.help, (part) => part.HelpView);
export const InsightsView = later(parts.insights, (part) => part.InsightsView);
export const ModelsView = later(parts.models, (part) => part.ModelsView);
export const PictureViewer = later(parts.viewer, (part) => part.PictureViewer);
export const PicturesView = later(parts.pictures, (part) => part.PicturesView);
export const QuestionsView = later(parts.questions, (part) => part.QuestionsView);
export const SearchView = later(parts.search, (part) => part.SearchView);
export const SettingsSheet = later(parts.settings, (part) => part.SettingsSheet);
export const ShortcutsSheet = later(parts.keys, (part) => part.ShortcutsSheet);
export const TablesView = later(parts.tables, (part) => part.TablesView);

/** Fetches all of them while nobody waits, so that a view is there when it is first shown; returns the function that stops it. */
export function fetchViews(): () => void {
  const first = [parts.chat, parts.search, parts.document];
  const waiting: (() => Promise<unknown>)[] = [...first, ...fetched];
  let handle = 0;
  const next = () => {
    const load = waiting.shift();
    // A part that does not load says so where it is shown.
    if (load) void load().catch(() => undefined);
    if (waiting.length > 0) handle = requestIdleCallback(next);
  };
  handle = requestIdleCallback(next);
  return () => cancelIdleCallback(handle);
}
