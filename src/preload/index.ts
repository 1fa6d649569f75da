/** Runs in the sandbox before the window's page: puts the typed bridge on `window.docent` and nothing else. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DocentBridge } from './contract/bridge.ts';
import { languagesArgument } from './contract/languages.ts';
import { lookInArguments } from './contract/look.ts';

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
  languages: systemLanguages(),
  look: lookInArguments(process.argv),
};

/** A page knows the languages the app was packed with; those of the system come from main. */
function systemLanguages(): readonly string[] {
  const given = process.argv.find((argument) => argument.startsWith(languagesArgument));
  return given?.slice(languagesArgument.length).split(',').filter(Boolean) ?? [];
}

contextBridge.exposeInMainWorld('docent', bridge);
