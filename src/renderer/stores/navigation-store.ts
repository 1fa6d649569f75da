import { create } from 'zustand';
import { on } from '../api.ts';

export type View =
  | 'library'
  | 'search'
  | 'insights'
  | 'chat'
  | 'questions'
  | 'compare'
  | 'tables'
  | 'pictures'
  | 'models'
  | 'health'
  | 'help';
/** A part of the settings to begin at. */
export type SettingsPart = 'models' | 'search' | 'privacy';

type NavigationState = {
  readonly view: View;
  readonly settingsOpen: boolean;
  readonly settingsPart: SettingsPart | null;
  /** Grows whenever the view's main field should take the focus. */
  readonly focusRequest: number;
  readonly show: (view: View) => void;
  readonly showSettings: (open: boolean, part?: SettingsPart) => void;
  readonly requestFocus: () => void;
  /** Follows the app's menu; returns the function that stops it. */
  readonly start: () => () => void;
};

export const useNavigation = create<NavigationState>()((set, get) => ({
  view: 'library',
  settingsOpen: false,
  settingsPart: null,
  focusRequest: 0,
  show: (view) => set((state) => ({ view, settingsOpen: false, focusRequest: state.focusRequest + 1 })),
  showSettings: (settingsOpen, settingsPart) => set({ settingsOpen, settingsPart: settingsPart ?? null }),
  requestFocus: () => set((state) => ({ focusRequest: state.focusRequest + 1 })),
  start: () =>
    on('view.open', ({ view }) => {
      if (view === 'settings') get().showSettings(true);
      else if (view !== 'about' && view !== 'updates' && view !== 'shortcuts') get().show(view);
    }),
}));
