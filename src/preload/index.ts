/** Runs in the sandbox before the window's page: puts the typed bridge on `window.docent` and nothing else. */
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { DocentBridge } from './contract/bridge.ts';

const bridge: DocentBridge = {
  request: (route, input) => ipcRenderer.invoke('docent:request', route, input),
  on(event, listener) {
    const deliver = (_event: IpcRendererEvent, name: string, payload: unknown) => {
      if (name === event) listener(payload as Parameters<typeof listener>[0]);
    };
    ipcRenderer.on('docent:event', deliver);
    return () => ipcRenderer.off('docent:event', deliver);
  },
  pathForFile: (file) => webUtils.getPathForFile(file),
  platform: process.platform,
};

contextBridge.exposeInMainWorld('docent', bridge);
