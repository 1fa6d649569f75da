import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundledPackages } from './build/bundled-packages.ts';
import { packagesOfStart } from './build/packages-of-start.ts';
import { startChunks } from './build/start-chunks.ts';
import { updateSourceOf } from './build/update-source.ts';
import packageFile from './package.json' with { type: 'json' };

/** The oldest runtime the app is driven on (Electron 42 has Node 24 and Chrome 148). */
const nodeTarget = 'node24.15';
const chromeTarget = 'chrome148';

/** Every process has its own entry; engine, model host, readers and command line also run where there is no Electron. */
const mainEntries = {
  index: 'src/main/index.ts',
  cli: 'src/main/entries/cli.ts',
  engine: 'src/main/entries/engine.ts',
  'model-host': 'src/main/entries/model-host.ts',
  'extract-worker': 'src/main/entries/extract-worker.ts',
  'picture-worker': 'src/main/entries/picture-worker.ts',
  'table-worker': 'src/main/entries/table-worker.ts',
};

export default defineConfig({
  main: {
    plugins: [bundledPackages()],
    // Its build for Node differs only in threads, which nothing here uses, and brings a `require` of its own that a bundle cannot hold.
    resolve: { alias: { fflate: 'fflate/browser' } },
    // In the bundle, where the archive's hash vouches for them.
    define: {
      DOCENT_VERSION: JSON.stringify(packageFile.version),
      DOCENT_UPDATE_SOURCE: JSON.stringify(updateSourceOf(process.env)),
    },
    build: {
      outDir: 'out/main',
      target: nodeTarget,
      sourcemap: true,
      externalizeDeps: { exclude: [...packagesOfStart] },
      rolldownOptions: {
        input: mainEntries,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: { groups: startChunks(mainEntries) },
        },
      },
    },
  },
  preload: {
    plugins: [bundledPackages()],
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      // A sandboxed preload can require nothing but electron, so everything goes into its one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts', reader: 'src/preload/reader.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), bundledPackages()],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      target: chromeTarget,
      minify: true,
      // Nothing inlined as data: URLs; the content security policy allows only our own files.
      assetsInlineLimit: 0,
      // Files of our own disk are there at once; an element written for each would be one more kind of element in the page.
      modulePreload: false,
      rolldownOptions: {
        input: { index: 'src/renderer/index.html' },
        // What the first paint needs is one file: cut where views share something, it is fifty, each asked for by itself.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
});
