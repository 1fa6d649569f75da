import { type IpcMainInvokeEvent, ipcMain, type WebContents, type WebFrameMain } from 'electron';
import { AppError, toWire } from '../../preload/contract/errors.ts';
import type { Log } from '../engine/ports.ts';
import { appOrigin } from './content-security-policy.ts';
import { type AnswerRequest, passGate, type Reply } from './pass-gate.ts';

/**
 * The one door of our windows. They are untrusted: only our own page's top frame may ask, only routes of the
 * contract, only inputs that parse.
 */
export function openIpcGate(options: {
  ourWindows: () => readonly WebContents[];
  answer: AnswerRequest;
  log: Log;
}): void {
  ipcMain.handle('docent:request', async (event, route: unknown, input: unknown): Promise<Reply> => {
    if (!isOurTopFrame(event, options.ourWindows())) {
      options.log.warn('request from a foreign frame refused');
      return { ok: false, error: toWire(new AppError('bad-request', 'This page may not ask.')) };
    }
    return passGate(route, input, options);
  });
}

function isOurTopFrame(event: IpcMainInvokeEvent, windows: readonly WebContents[]): boolean {
  const frame: WebFrameMain | null = event.senderFrame;
  const window = windows.find((one) => one === event.sender);
  return (
    window !== undefined &&
    frame !== null &&
    frame.parent === null &&
    frame === window.mainFrame &&
    frame.origin === appOrigin
  );
}
