import { protocol, type Session } from 'electron';
import { createAppProtocol } from './app-protocol.ts';
import { createDocumentProtocol, type DocumentFiles } from './document-protocol.ts';

/** Must run before `ready`: our two schemes behave like https (origins, fetch, CORS) without being reachable from outside. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    {
      scheme: 'doc',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
}

export function serveProtocols(session: Session, options: { rendererDir: string; files: DocumentFiles }): void {
  session.protocol.handle('app', createAppProtocol(options.rendererDir));
  session.protocol.handle('doc', createDocumentProtocol(options.files));
}
