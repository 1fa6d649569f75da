/** Docent's own routes: the same tools as MCP has, uploads, and how things stand. */
import { z } from 'zod';
import { toWire } from '../../../../preload/contract/errors.ts';
import { fileStates } from '../../../../preload/contract/shapes.ts';
import type { DoorAccess } from '../door-access.ts';
import { doorLimits } from '../limits.ts';
import { askInput, askTool } from '../tools/ask-tool.ts';
import { contextTool } from '../tools/context-tool.ts';
import { listTool } from '../tools/list-tool.ts';
import { readTool } from '../tools/read-tool.ts';
import { searchTool } from '../tools/search-tool.ts';
import { parsed, type Tool } from '../tools/tool.ts';
import { eventStream } from './event-stream.ts';
import { json } from './replies.ts';
import { type ApiRoute, jsonRoute, toolUse } from './route.ts';

const ofTool = (path: string, tool: Tool): ApiRoute =>
  jsonRoute({
    path,
    summary: tool.description,
    body: tool.input,
    gives: 'json',
    run: async (body, call, use) => json(await tool.run(body, toolUse(use, call))),
  });

/** Numbers stand as text in an address. */
const documentsQuery = z.strictObject({
  name: z.string().max(200).optional(),
  kind: z.string().max(40).optional(),
  state: z.enum(fileStates).optional(),
  folder: z.string().min(1).max(4096).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(doorLimits.documents.most).default(doorLimits.documents.usual),
});
const uploadQuery = z.strictObject({
  name: z.string().min(1).max(255).describe('The file’s name, such as report.pdf.'),
});
const askBody = askInput.extend({
  stream: z.boolean().default(false).describe('Events `text` while it is written, then `answer` with the citations.'),
});

export const libraryRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/health',
    summary: 'Whether the library answers, what it holds and what is going on.',
    gives: 'json',
    async run({ signal }, { access, version }) {
      const { files, counts, chunks, working, coverage, problem } = await access.request('library.status', {}, signal);
      const status = problem ? 'problem' : 'ok';
      return json({
        status,
        version,
        files,
        counts,
        passages: chunks,
        working,
        coverage,
        problem: problem?.code ?? null,
      });
    },
  },
  {
    method: 'GET',
    path: '/api/metrics',
    summary: 'Requests, their times, files and memory, in Prometheus’ text format.',
    gives: 'text',
    async run({ signal }, { access, metrics }) {
      const [status, overview] = await Promise.all([
        access.request('library.status', {}, signal),
        access.request('metrics.get', {}, signal),
      ]);
      const body = metrics.text(status, overview);
      return { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body };
    },
  },
  {
    method: 'GET',
    path: '/api/documents',
    summary: listTool.description,
    query: documentsQuery,
    gives: 'json',
    async run(call, use) {
      const { folder, ...given } = parsed(documentsQuery, Object.fromEntries(call.query));
      return json(await listTool.run({ ...given, ...(folder ? { folders: [folder] } : {}) }, toolUse(use, call)));
    },
  },
  {
    method: 'POST',
    path: '/api/documents',
    summary: 'Keeps a file in the library’s own Inbox folder, where it is read like any other. The body is the file.',
    query: uploadQuery,
    body: 'bytes',
    gives: 'json',
    status: 202,
    async run({ query, bytes, signal }, { access, inbox }) {
      const { name } = parsed(uploadQuery, Object.fromEntries(query));
      const stored = await inbox.store(name, bytes);
      await watchInbox(access, stored.folder, signal);
      return json({ path: stored.path, bytes: stored.bytes, state: 'waiting' }, 202);
    },
  },
  ofTool('/api/passage', readTool),
  ofTool('/api/search', searchTool),
  ofTool('/api/context', contextTool),
  jsonRoute({
    path: '/api/ask',
    summary: askTool.description,
    body: askBody,
    gives: 'json or events',
    async run({ stream, ...asked }, call, use) {
      if (!stream) return json(await askTool.run(asked, toolUse(use, call)));
      return eventStream(async (send) => {
        const onText = (text: string) => send('text', { text });
        send('answer', await askTool.run(asked, { ...toolUse(use, call), onText }));
      }, call.signal);
    },
  }),
];

/** The Inbox is a folder of the library from the first upload on. */
async function watchInbox(access: DoorAccess, folder: string, signal: AbortSignal): Promise<void> {
  try {
    await access.request('folder.add', { path: folder }, signal);
  } catch (error) {
    if (toWire(error).code !== 'folder-inside-another') throw error;
    const { folders } = await access.request('library.status', {}, signal);
    // A folder around it is as good: it is read from there.
    const known = folders.find(({ path }) => path === folder || folder.startsWith(`${path}/`));
    if (!known) throw error;
    await access.request('folder.rescan', { folderId: known.id }, signal);
  }
}
