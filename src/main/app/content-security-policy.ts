/** Our only origin; the renderer's files are served from it. */
export const appOrigin = 'app://docent';

const policy: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob: doc:",
  'font-src': "'self'",
  'connect-src': "'self' doc:",
  'worker-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'docent-worker',
};

/** Bundled worker scripts, by the name the build gives them. */
const workerScript = /^\/assets\/[^/]*worker[^/]*\.m?js$/;

/**
 * The content security policy of one file under our origin. A worker's own response may compile WebAssembly
 * (pdf.js decodes JPEG 2000 with it), the page may not.
 */
export function contentSecurityPolicy(urlPath: string): string {
  const isWorker = workerScript.test(urlPath);
  return Object.entries(policy)
    .map(([directive, value]) =>
      isWorker && directive === 'script-src' ? `${directive} ${value} 'wasm-unsafe-eval'` : `${directive} ${value}`,
    )
    .join('; ');
}
