import { useLayoutEffect } from 'react';
import { takeTyped, typeAhead } from '../stores/typed-ahead.ts';

/** Stands where a view will be whose code is on its way, and keeps what is typed meanwhile. */
export function WaitingView() {
  useLayoutEffect(() => {
    takeTyped();
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
      if (isTyping || document.querySelector('dialog[open]') || !typeAhead(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  return <main className="view" />;
}
