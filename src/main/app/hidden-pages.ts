import { app } from 'electron';

/**
 * Must run before `ready`. Chromium takes a page that is not shown for idle: the system gives it less of the processor, and V8
 * collects its garbage more often to save memory. A reader is never shown; the same PDFs took half as much processor time again.
 */
export function keepHiddenPagesAtWork(): void {
  app.commandLine.appendSwitch('disable-renderer-backgrounding');
}
