/**
 * The window's one Trusted Types policy. It knows a single script, our own bundled PDF worker, and refuses everything else,
 * so no text in a document or an answer can ever become a script address.
 */
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url&no-inline';

type ScriptPolicy = { createScriptURL(address: string): string };
type TrustedTypes = { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };

const rules: ScriptPolicy = {
  createScriptURL(address) {
    if (address !== workerUrl) throw new TypeError('Only the bundled PDF worker may be started.');
    return address;
  },
};

const trusted = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = trusted ? trusted.createPolicy('docent-worker', rules) : rules;

/** Starts the bundled PDF worker. */
export function startPdfWorker(): Worker {
  return new Worker(policy.createScriptURL(workerUrl), { type: 'module', name: 'pdf' });
}
