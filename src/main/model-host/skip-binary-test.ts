/** Lets llama.cpp's library load in a packaged app on Linux. */
import { registerHooks } from 'node:module';

const alwaysFits = 'data:text/javascript,export async function testBindingBinary() { return true }';

/**
 * On Linux the library first tries its binary in a Node it forks. Inside Electron that fork would start the app again,
 * because the packaged app cannot run as Node. We need no such trial: this process may crash, its supervisor restarts it.
 * Must run before the library is imported.
 */
export function skipBinaryTest(): void {
  if (!process.versions.electron || process.platform !== 'linux') return;
  registerHooks({
    resolve: (specifier, context, nextResolve) =>
      specifier.endsWith('/testBindingBinary.js')
        ? { url: alwaysFits, shortCircuit: true }
        : nextResolve(specifier, context),
  });
}
