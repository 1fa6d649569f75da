import { create } from 'zustand';
import type { Refusals } from '../../preload/contract/app-requests.ts';
import type { NetworkStatus } from '../../preload/contract/network-shapes.ts';
import { on, request } from '../api.ts';

type NetworkState = {
  /** Null until known. */
  readonly status: NetworkStatus | null;
  /** Requests of the window that were refused, by the app's shell and by the page's own policy. */
  readonly refused: number;
  /** Loads the snapshot and follows changes; returns the function that stops it. */
  readonly start: () => () => void;
};

/** What is connected now. It is followed only while somebody looks. */
export const useNetwork = create<NetworkState>()((set) => {
  let byShell = 0;
  const counted = () => set({ refused: byShell + refusedByPolicy });
  const hear = ({ count }: Refusals) => {
    byShell = count;
    counted();
  };
  return {
    status: null,
    refused: 0,
    start() {
      const stops = [on('network.changed', (status) => set({ status })), on('refusals.changed', hear)];
      document.addEventListener('securitypolicyviolation', counted);
      // An engine that is down tells later, with its first event.
      void request('network.status', {}).then(
        (status) => set({ status }),
        () => undefined,
      );
      void request('app.refusals', {}).then(hear, () => undefined);
      return () => {
        document.removeEventListener('securitypolicyviolation', counted);
        for (const stop of stops) stop();
      };
    },
  };
});

/** What the page's own policy refused never reaches the shell, so it is counted here, from the start. */
let refusedByPolicy = 0;

/** Call it before anything else of the page. */
export function countRefusals(): void {
  document.addEventListener('securitypolicyviolation', () => {
    refusedByPolicy += 1;
  });
}
