import { powerMonitor, systemPreferences } from 'electron';
import type { Presence } from './app-lock.ts';
import { t } from './languages/translate.ts';

/** Presence as this system tells it; Touch ID is the Mac's alone. */
export function systemPresence(): Presence {
  const isMac = process.platform === 'darwin';
  return {
    hasTouchId: () => isMac && systemPreferences.canPromptTouchID(),
    promptTouchId: () => systemPreferences.promptTouchID(t('open your conversations')),
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    onAway(listener) {
      powerMonitor.on('lock-screen', listener);
      powerMonitor.on('suspend', listener);
    },
  };
}
