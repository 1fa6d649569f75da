import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createConfig } from '../../../src/main/engine/config/config.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testEngine } from '../../helpers/test-engine.ts';

it('tells how things stand, and no word, name or path of a person', async () => {
  const canary = 'Zaphenath';
  const folder = path.join(temporaryFolder(), canary);
  mkdirSync(folder);
  writeFileSync(path.join(folder, `${canary}.txt`), `The lease of Mrs ${canary} ends in May.\n`);
  writeFileSync(path.join(folder, `${canary}.pdf`), '%PDF-1.7 broken');
  const text = `{"modelsFolder":"/${canary}","modelServerModel":"${canary}","${canary}":1}`;
  const config = createConfig({ files: [{ path: `/${canary}/config.json`, text }], environment: {} });
  const { request, add, dataDir } = await testEngine(undefined, { more: { config } });
  await add(folder);
  await request('search.run', { query: canary, meant: true });
  await request('answer.once', { question: `Who is ${canary}?`, mode: 'extract' });
  await expect(request('document.open', { documentId: canary })).rejects.toThrow();
  const { text: facts } = await request('feedback.facts', {});
  for (const part of ['files: 2, and 0 inside others', 'ready: 2', 'search: 1 times', 'failed: not-found: 1'])
    expect(facts).toContain(part);
  expect(facts).toContain('fixed: modelsFolder (file), modelServerModel (file)');
  expect(facts).toContain('problems: 1');
  expect(facts).not.toContain(canary);
  expect(facts).not.toContain(dataDir);
  expect(facts).not.toMatch(/\/(tmp|home|Users|root)\b/);
});
