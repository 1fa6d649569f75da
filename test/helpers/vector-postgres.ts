/** PostgreSQL with pgvector in WebAssembly, behind a socket on this computer. */

import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { onTestFinished } from 'vitest';

export async function vectorPostgres() {
  const database = await PGlite.create({ extensions: { vector } });
  const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 10 });
  const port = new Promise<number>((resolve) =>
    server.addEventListener('listening', (event) => resolve((event as CustomEvent<{ port: number }>).detail.port)),
  );
  await server.start();
  onTestFinished(async () => {
    await server.stop();
    await database.close();
  });
  return { address: `postgres://postgres@127.0.0.1:${await port}/postgres`, database };
}
