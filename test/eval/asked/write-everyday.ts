import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read, write } from '@e965/xlsx';
import { plainDocx } from '../../helpers/plain-docx.ts';
import type { EverydayFiles } from './everyday-half.ts';

/** Writes the files into a temporary folder, each as its ending says. */
export function writeEveryday(files: EverydayFiles) {
  const folder = mkdtempSync(path.join(tmpdir(), 'docent-everyday-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), bytesOf(name, text));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function bytesOf(name: string, text: string): string | Uint8Array {
  const lines = text.split('\n').filter((line) => line !== '');
  switch (path.extname(name)) {
    case '.docx':
      return plainDocx(lines);
    case '.xlsx':
      return new Uint8Array(
        write(read(text, { type: 'string', raw: true }), { type: 'array', bookType: 'xlsx' }) as ArrayBuffer,
      );
    case '.html': {
      const [title = '', ...rest] = lines;
      return `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1>${rest.map((line) => `<p>${line}</p>`).join('\n')}</body></html>`;
    }
    default:
      return text;
  }
}
