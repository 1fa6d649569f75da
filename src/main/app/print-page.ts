import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import { appOrigin } from './content-security-policy.ts';
import { printStyle } from './print-style.ts';

/** Nothing but its own style may be loaded, and nothing runs. */
const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * A page of our own making as PDF bytes, A4, its inner links working. It is shown to nobody, in a session of its own that knows two
 * addresses, the page and its style, and in which no script runs.
 */
export async function printPage(html: string): Promise<Uint8Array> {
  // Without `persist:` nothing of it reaches the disk.
  const own = session.fromPartition(`print-${randomUUID()}`);
  const answer = (body: string, type: string) =>
    new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': policy } });
  const page = `${appOrigin}/conversation.html`;
  const style = `${appOrigin}/print.css`;
  own.protocol.handle('app', (request) => {
    if (request.url === page) return answer(html, 'text/html');
    return request.url === style ? answer(printStyle, 'text/css') : new Response('Not found', { status: 404 });
  });
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: url !== page && url !== style }));
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, javascript: false, spellcheck: false },
  });
  try {
    await window.loadURL(page);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate:
        '<div style="width:100%;text-align:center;font-size:8px;color:#77777d"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
    });
  } finally {
    own.protocol.unhandle('app');
    window.destroy();
  }
}
