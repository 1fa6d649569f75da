import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { containedFile, createAppProtocol } from '../../src/main/app/app-protocol.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

let renderer: string;
let answer: (request: Request) => Promise<Response>;
const get = (url: string, method = 'GET') => answer(new Request(url, { method }));

beforeEach(() => {
  const root = temporaryFolder();
  renderer = path.join(root, 'renderer');
  mkdirSync(path.join(renderer, 'assets'), { recursive: true });
  writeFileSync(path.join(root, 'secret.json'), '{"secret":true}');
  writeFileSync(path.join(renderer, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(renderer, 'assets', 'index-abc.js'), '1');
  writeFileSync(path.join(renderer, 'assets', 'pdf.worker.min-abc.mjs'), '1');
  writeFileSync(path.join(renderer, 'assets', 'program.exe'), '1');
  symlinkSync(root, path.join(`${renderer}-sibling`));
  answer = createAppProtocol(renderer);
});

describe('app://docent', () => {
  it('serves the page with the policy of SECURITY as a response header', async () => {
    const response = await get('app://docent/index.html');
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('lets only the worker compile WebAssembly', async () => {
    const worker = await get('app://docent/assets/pdf.worker.min-abc.mjs');
    const script = await get('app://docent/assets/index-abc.js');
    expect(worker.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(script.headers.get('content-security-policy')).not.toContain('wasm-unsafe-eval');
  });

  it.each([
    'app://docent/../secret.json',
    'app://docent/%2e%2e/secret.json',
    'app://docent/%2e%2e%2fsecret.json',
    'app://docent/assets/..%2f..%2fsecret.json',
    'app://docent/..%2frenderer-sibling%2fsecret.json',
    'app://docent/index.html%00.json',
    'app://docent/%E0%A4%A',
    'app://docent/',
    'app://docent/assets/program.exe',
    'app://other/index.html',
  ])('does not serve %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it('only reads', async () => {
    expect((await get('app://docent/index.html', 'POST')).status).toBe(404);
  });
});

describe('containedFile', () => {
  it('never leaves its folder, not even for one whose name starts alike', () => {
    expect(containedFile('/a/renderer', '/../renderer-sibling/x.js')).toBe('/a/renderer/renderer-sibling/x.js');
    expect(containedFile('/a/renderer', '/assets/x.js')).toBe('/a/renderer/assets/x.js');
  });
});
