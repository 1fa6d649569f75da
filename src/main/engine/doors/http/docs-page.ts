/** The description as a page to read: no scripts, nothing loaded. */
import { z } from 'zod';
import type { ApiRoute } from './route.ts';

const style = `
:root { color-scheme: light dark; font: 15px/1.5 -apple-system, system-ui, sans-serif; }
body { max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.05rem; margin: 2.2rem 0 .3rem; }
code, pre { font: 13px/1.5 ui-monospace, Menlo, monospace; }
pre { padding: .8rem 1rem; border-radius: 8px; background: light-dark(#f2f2f5, #2a2a2e); overflow-x: auto; }
.method { padding: .1rem .5rem; border-radius: 5px; background: light-dark(#e4ecff, #24365c); font-size: .8rem; }
table { border-collapse: collapse; width: 100%; } td { padding: .35rem .6rem .35rem 0; vertical-align: top; border-top: 1px solid light-dark(#e3e3e8, #3a3a3f); }
td:first-child { white-space: nowrap; } .soft { opacity: .7; }`;

export function docsPage(routes: readonly ApiRoute[], origin: string, version: string): string {
  const rows = routes.map(
    (route) => `<h2><span class="method">${route.method}</span> <code>${escaped(route.path)}</code></h2>
<p>${escaped(route.summary)}</p>${fieldTable(route)}`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Docent: local API</title><style>${style}</style></head>
<body><h1>Docent’s local API</h1>
<p>Version ${escaped(version)}. It answers programs on this computer only, with the token from Docent’s Settings, Other programs.
The same as a document for machines: <a href="/openapi.json">openapi.json</a>.</p>
<pre>curl ${escaped(origin)}/api/ask -H "Authorization: Bearer $DOCENT_TOKEN" \\
  -H "Content-Type: application/json" -d '{"question":"When does the lease end?"}'</pre>
<p>OpenAI clients: base URL <code>${escaped(origin)}/v1</code>, the token as API key, model <code>docent</code>.</p>
${rows.join('\n')}
</body></html>
`;
}

function fieldTable({ query, body }: ApiRoute): string {
  if (body === 'bytes' && !query) return '';
  const fields = [query, body === 'bytes' ? undefined : body].flatMap((schema) => (schema ? fieldsOf(schema) : []));
  if (fields.length === 0) return '';
  return `<table>${fields.map(([name, said]) => `<tr><td><code>${escaped(name)}</code></td><td>${said}</td></tr>`).join('')}</table>`;
}

function fieldsOf(schema: z.ZodType): [string, string][] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, value]) => {
    const { type, description, default: usual } = value as { type?: string; description?: string; default?: unknown };
    const facts = [
      type ?? '',
      required.includes(name) ? 'required' : '',
      usual === undefined ? '' : `default ${JSON.stringify(usual)}`,
    ];
    const soft = facts.filter(Boolean).join(', ');
    return [name, `${description ? `${escaped(description)} ` : ''}<span class="soft">${escaped(soft)}</span>`];
  });
}

function escaped(text: string): string {
  const letters: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (letter) => letters[letter] ?? letter);
}
