import type { Pdfium } from './pdfium.ts';

type WasmLoader = () => Promise<Uint8Array>;

let loader: WasmLoader | null = null;
let current: Promise<Pdfium> | null = null;

/** Tells where the bytes of `@hyzyla/pdfium/pdfium.wasm` come from: each entry knows its own way to them. */
export function setPdfiumLoader(load: WasmLoader): void {
  loader = load;
  current = null;
}

/** The PDFium module of this process, started on first use. */
export function pdfiumModule(): Promise<Pdfium> {
  current ??= start();
  return current;
}

/** Forgets the module: after a trap its memory is not to be trusted, after a large file it would never shrink. */
export function dropPdfium(): void {
  current = null;
}

async function start(): Promise<Pdfium> {
  if (!loader) throw new Error('setPdfiumLoader was not called');
  const [{ PDFiumModule }, bytes] = await Promise.all([import('@hyzyla/pdfium'), loader()]);
  const quiet = () => {};
  const options = {
    wasmBinary: bytes.slice().buffer,
    // Never looked up: the bytes are here. Without it the module works out an address from its own, which a bundle may lack.
    locateFile: (name: string) => name,
    // What PDFium writes to a console is of no use to anyone here.
    print: quiet,
    printErr: quiet,
  };
  const pdfium = unwrapped((await PDFiumModule(options)) as unknown as WrappedPdfium);
  pdfium._FPDF_InitLibrary();
  return pdfium;
}

type WrappedPdfium = Pdfium & { readonly wasmExports: Readonly<Record<string, unknown>> };

/** The module's functions without the checks it wraps around each call, which cost a tenth of the time at millions of calls. */
function unwrapped(module: WrappedPdfium): Pdfium {
  const functions: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(module.wasmExports)) {
    if (typeof value === 'function' && `_${name}` in module) functions[`_${name}`] = value;
  }
  // The memory stays the module's own: it is another array after each growth.
  return Object.assign(Object.create(module), functions);
}
