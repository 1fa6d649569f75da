/** Runs in the sandbox before the window's page: puts the typed bridge on `window.docent` and nothing else. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DocentBridge } from './contract/bridge.ts';

const listeners = new Map<string, Set<(payload: never) => void>>();
ipcRenderer.on('docent:event', (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload as never);
});

const bridge: DocentBridge = {
  request: (route, input) => ipcRenderer.invoke('docent:request', route, input),
  on(event, listener) {
    const own = listeners.get(event) ?? new Set();
    listeners.set(event, own.add(listener));
    return () => own.delete(listener);
  },
  pathForFile: (file) => webUtils.getPathForFile(file),
  platform: process.platform,
};

contextBridge.exposeInMainWorld('docent', bridge);
