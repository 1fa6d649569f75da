/** Where a reader's page lives: another origin than the window, in another session. */
export const readerOrigin = 'app://reader';

/**
 * It runs its one script and compiles PDFium, and may do nothing else. `sandbox` takes its origin away, and with that every
 * storage and the way into a frame of its own. Chromium knows no directive against WebRTC: the script takes that away itself.
 */
export const readerContentSecurityPolicy = [
  "default-src 'none'",
  `script-src ${readerOrigin}/reader.js 'wasm-unsafe-eval'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-scripts',
].join('; ');
