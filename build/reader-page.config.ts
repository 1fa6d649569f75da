import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** PDFium's code is handed to the page; the copy that its package names would be shipped for nothing. */
function dropOthers(bundle: Record<string, { readonly type: string; readonly fileName: string }>): void {
  for (const [key, { type, fileName }] of Object.entries(bundle)) {
    if (type === 'asset' && fileName.endsWith('.wasm')) delete bundle[key];
  }
}

/** The readers' page: one classic script with everything in it, because its page may load nothing else. */
export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'warn',
  define: {
    'process.env.NODE_ENV': '"production"',
    'import.meta.url': '"app://reader/reader.js"',
    'import.meta.resolve': 'undefined',
  },
  plugins: [{ name: 'one-file', generateBundle: (_options, bundle) => dropOthers(bundle) }],
  build: {
    outDir: 'out/reader',
    target: 'chrome148',
    minify: true,
    sourcemap: true,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: {
      input: 'src/main/entries/reader-page.ts',
      output: { format: 'iife', entryFileNames: 'reader.js', codeSplitting: false },
    },
  },
});
