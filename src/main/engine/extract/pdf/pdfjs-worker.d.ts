/** The worker half of pdf.js, loaded for its effect: it makes itself known to the other half. */
declare module 'pdfjs-dist/build/pdf.worker.min.mjs' {
  export const WorkerMessageHandler: unknown;
}
