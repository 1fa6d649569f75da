import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

export type BuiltHarness = { readonly renderer: string; readonly preload: string; readonly main: string };

const root = join(import.meta.dirname, '..', '..', '..');

/** Builds the window as the product does, and the harness's own two scripts, into `outDir`. */
export async function buildHarness(outDir: string): Promise<BuiltHarness> {
  const renderer = join(outDir, 'renderer');
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(root, 'src/renderer'),
    plugins: [react()],
    build: { outDir: renderer, emptyOutDir: true, target: 'chrome148', assetsInlineLimit: 0 },
  });
  for (const [name, format, file] of [
    ['harness-main', 'es', 'harness-main.mjs'],
    ['harness-preload', 'cjs', 'harness-preload.cjs'],
  ] as const) {
    await build({
      configFile: false,
      logLevel: 'warn',
      root,
      ssr: { noExternal: true },
      build: {
        outDir,
        emptyOutDir: false,
        target: 'node24',
        ssr: join(import.meta.dirname, `${name}.ts`),
        rolldownOptions: { external: ['electron', /^node:/], output: { format, entryFileNames: file } },
      },
    });
  }
  return { renderer, preload: join(outDir, 'harness-preload.cjs'), main: join(outDir, 'harness-main.mjs') };
}
