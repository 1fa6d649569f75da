/** A whole engine over honest fakes of its processes, on a real library in a temporary folder. */
import { onTestFinished } from 'vitest';
import { createEngine, type EngineOptions } from '../../src/main/engine/index.ts';
import type { OcrDirs } from '../../src/main/engine/ocr/ocr-languages.ts';
import type { Vault } from '../../src/main/engine/ports.ts';
import { fakeModels, fakeWorkers, silentLog } from './fake-engine-parts.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Seals by turning the text around: enough to see whether what is stored is the secret itself. */
const turningVault: Vault = {
  seal: async (secret) => new TextEncoder().encode([...secret].reverse().join('')),
  unseal: async (sealed) => [...new TextDecoder().decode(sealed)].reverse().join(''),
};

/** `ocrDirs` hold no language data unless the test puts some there. */
export async function testEngine(
  dataDir = temporaryFolder(),
  {
    ocrDirs = { bundled: temporaryFolder(), added: temporaryFolder() },
    workers = fakeWorkers(),
    more = {},
  }: { ocrDirs?: OcrDirs; workers?: ReturnType<typeof fakeWorkers>; more?: Partial<EngineOptions> } = {},
) {
  const models = fakeModels();
  const engine = await createEngine({
    dataDir,
    samplesDir: temporaryFolder(),
    bundledEmbedderName: 'fake',
    models,
    workers,
    pictures: null,
    vault: turningVault,
    ocrDirs,
    log: silentLog,
    ...more,
  });
  onTestFinished(() => engine.close());
  return {
    engine,
    dataDir,
    ocrDirs,
    workers,
    models,
    request: engine.request,
    idle: engine.idle,
    async add(folder: string) {
      await engine.request('folder.add', { path: folder });
      await engine.idle();
    },
    async rescan() {
      for (const folder of (await engine.request('library.status', {})).folders) {
        await engine.request('folder.rescan', { folderId: folder.id });
      }
      await engine.idle();
    },
    /** Closes it and opens the same library again. */
    async reopen() {
      await engine.close();
      return testEngine(dataDir, { ocrDirs, more });
    },
  };
}
