import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { build, defaultClientConditions, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as Entry from './browser-entry.ts';
import { documents, wideLimits } from './read-document.ts';

let output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[] = [];

beforeAll(async () => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    // Some libraries decode entities with the page's own innerHTML, which the content security policy forbids.
    resolve: { conditions: ['worker', ...defaultClientConditions] },
    build: {
      write: false,
      minify: false,
      target: 'es2024',
      lib: { entry: path.join(import.meta.dirname, 'browser-entry.ts'), formats: ['iife'], name: 'extract' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  output = (result as Rolldown.RolldownOutput[])[0]?.output ?? [];
});

describe('extractors in a browser bundle', () => {
  it('needs no module of Node', () => {
    const chunks = output.filter((file) => file.type === 'chunk');
    expect(chunks).toHaveLength(1);
    const code = chunks[0]?.code ?? '';
    // Vite's stand-in for a module that a browser does not have.
    expect(code).not.toContain('__vite-browser-external');
    expect(code).not.toMatch(/["'`]node:\w/);
    const required = [...code.matchAll(/\b(?:require|import)\(\s*["']([\w/]+)["']\s*\)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(required.filter((name) => builtinModules.includes(name))).toEqual([]);
    expect(chunks[0]?.imports).toEqual([]);
  });

  it('reads every format where there is no process, Buffer or require', async () => {
    const page: Record<string, unknown> = { TextDecoder, TextEncoder, AbortController, AbortSignal, URL, performance };
    page.setTimeout = setTimeout;
    page.window = page;
    page.self = page;
    const code = output.find((file) => file.type === 'chunk')?.code ?? '';
    const bundle = vm.runInNewContext(`${code}; extract`, page) as typeof Entry;
    const wasm = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));
    bundle.setPdfiumLoader(async () => new Uint8Array(wasm));
    for (const [name, expected] of [
      ['plain.pdf', 'The ferry leaves the north pier'],
      ['report.docx', 'Mind the third step!'],
      ['article.html', 'a colony of grey seals'],
      ['notes.md', 'which lasted three days.'],
      ['shift-jis.txt', '灯台は九時から五時まで'],
    ] as const) {
      const bytes = new Uint8Array(readFileSync(path.join(documents, name)));
      const extractor = bundle.extractorFor(name, bytes.subarray(0, 4096));
      const source = { size: bytes.length, read: async (at: number, length: number) => bytes.slice(at, at + length) };
      let text = '';
      for await (const item of extractor?.extract(source, wideLimits, new AbortController().signal) ?? []) {
        if (item.type === 'unit') text += item.unit.text;
      }
      expect(text, name).toContain(expected);
    }
  });
});
