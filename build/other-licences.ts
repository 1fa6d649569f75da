import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Licence } from '../src/preload/contract/app-requests.ts';
import { projectPaths } from './scripts/project-paths.mjs';

type Assets = { readonly packages: Readonly<Record<string, { readonly name: string; readonly version: string }>> };

const apache = 'Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0';

/** What is shipped and is no package of ours to look into: Docent itself, Electron, models and data. */
export function otherLicences(): Licence[] {
  const { packages } = JSON.parse(readFileSync(join(projectPaths.root, 'build/assets.json'), 'utf8')) as Assets;
  const versionOf = (key: string) => packages[key]?.version ?? '';
  const llama = JSON.parse(
    readFileSync(join(projectPaths.modules, 'node-llama-cpp/llama/llama.cpp.info.json'), 'utf8'),
  ) as { tag: string };
  const manifest = JSON.parse(readFileSync(join(projectPaths.root, 'package.json'), 'utf8')) as { version: string };
  const electron = readFileSync(join(projectPaths.modules, 'electron/LICENSE'), 'utf8').trim();
  return [
    {
      name: 'Docent',
      version: manifest.version,
      licence: 'MIT',
      text: readFileSync(join(projectPaths.root, 'LICENSE'), 'utf8').trim(),
    },
    {
      name: 'Electron, with Chromium and Node.js',
      version: '',
      licence: 'MIT and others',
      text: `${electron}\n\nThe licences of Chromium and everything in it are in LICENSES.chromium.html, beside the app.`,
    },
    {
      name: 'llama.cpp',
      version: llama.tag,
      licence: 'MIT',
      text: 'Copyright (c) 2023-2026 The ggml authors. Licensed under the MIT licence: https://opensource.org/license/mit',
    },
    {
      name: 'all-MiniLM-L6-v2 (meaning model)',
      version: versionOf('embedder'),
      licence: 'Apache-2.0',
      text: `A sentence embedding model by the sentence-transformers authors.\n${apache}`,
    },
    {
      name: 'Tesseract language data',
      version: versionOf('ocr-english'),
      licence: 'Apache-2.0',
      text: `English, and orientation and script detection, by the Tesseract authors.\n${apache}`,
    },
    {
      name: 'PP-OCRv4 (recogniser of Latin letters)',
      version: '4',
      licence: 'Apache-2.0',
      text: `Networks that find and read lines of text, by the PaddlePaddle authors (PaddleOCR), in the format of ONNX.\n${apache}`,
    },
  ];
}
