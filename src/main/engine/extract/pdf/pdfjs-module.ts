type Pdfjs = typeof import('pdfjs-dist');

let current: Promise<Pdfjs> | null = null;

/**
 * pdf.js without worker, canvas, fonts and network: only its text is wanted. Its two halves are loaded when the first page needs
 * them. Predefined character maps are not at hand: PDFium has those built in.
 */
export function pdfjsModule(): Promise<Pdfjs> {
  current ??= load();
  return current;
}

async function load(): Promise<Pdfjs> {
  const { warn } = console;
  // While loading it recommends another build; what it says of files is switched off when it opens them.
  console.warn = () => {};
  try {
    // The worker half first: the other then runs it in this thread instead of looking for a file.
    await import('pdfjs-dist/build/pdf.worker.min.mjs');
    return await import('pdfjs-dist');
  } finally {
    console.warn = warn;
  }
}
