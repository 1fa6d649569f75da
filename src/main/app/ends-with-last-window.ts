/**
 * Whether Docent ends when its last window closes. A Mac app goes on in the Dock; one that started hidden is not there, and nobody would know of
 * it or could end it. `stays`: it is in the menu bar, because a person wants folders kept fresh.
 */
export function endsWithLastWindow(now: {
  readonly platform: string;
  readonly inDock: boolean;
  readonly stays: boolean;
}): boolean {
  return !now.stays && (now.platform !== 'darwin' || !now.inDock);
}
