/** The preload of a page that reads documents: it passes one channel on, once, and gives the page nothing else. */
import { ipcRenderer } from 'electron';

ipcRenderer.once('reader-port', (event, pdfium: Uint8Array) => {
  window.postMessage(pdfium, '*', event.ports);
});
