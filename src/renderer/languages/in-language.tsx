import { Fragment, type ReactNode, useEffect, useLayoutEffect } from 'react';
import { useSettings } from '../stores/settings-store.ts';
import { useLanguage } from './language-store.ts';

/** A window in the chosen language. Another language is another window: everything that was said in the old one is said anew. */
export function InLanguage({ children }: { readonly children: ReactNode }) {
  const choice = useSettings((state) => state.settings.language);
  const language = useLanguage((state) => state.language);
  useEffect(() => void useLanguage.getState().choose(choice), [choice]);
  useLayoutEffect(() => {
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.direction;
  }, [language]);
  return <Fragment key={language.code}>{children}</Fragment>;
}
