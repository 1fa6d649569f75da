import { packageOf } from './bundled-packages.ts';
import type { PackedApp } from './packed-app.ts';
import { type PackedFile, packedFiles } from './packed-files.ts';

/** A part of the packed app and its unpacked size. */
export type Component = { readonly name: string; readonly bytes: number; readonly files: number };

/** What is inside a packed folder, largest first. */
export function packageContents(app: PackedApp): Component[] {
  const parts = new Map<string, { bytes: number; files: number }>();
  for (const file of packedFiles(app)) {
    const name = componentOf(file);
    const part = parts.get(name) ?? { bytes: 0, files: 0 };
    parts.set(name, { bytes: part.bytes + file.bytes, files: part.files + 1 });
  }
  return [...parts].map(([name, part]) => ({ name, ...part })).sort((a, b) => b.bytes - a.bytes);
}

/** Packages smaller than this stand together in one line of the list. */
const smallBytes = 500_000;

/** The list as the package script prints it. */
export function describeContents(components: readonly Component[]): string {
  const large = components.filter((one) => one.bytes >= smallBytes);
  const small = components.filter((one) => one.bytes < smallBytes);
  const rest = { name: `${small.length} smaller`, bytes: sum(small.map((one) => one.bytes)), files: 0 };
  const total = { name: 'together', bytes: sum(components.map((one) => one.bytes)), files: 0 };
  return [...large, rest, total].map(({ name, bytes }) => `${megabytes(bytes)}  ${name}`).join('\n');
}

function componentOf({ path, inArchive }: PackedFile): string {
  if (inArchive) {
    const name = packageOf(path);
    return name ? `package ${name}` : path.startsWith('out/') ? 'Docent itself' : 'Docent’s manifest';
  }
  const data = /docent\/(models|ocr|samples|bench)\//.exec(path.replaceAll('\\', '/'))?.[1];
  if (data)
    return (
      { models: 'meaning model', ocr: 'letter recognition data', samples: 'samples', bench: 'bench page' }[data] ?? data
    );
  return /docent\/[^/]+$/.test(path) ? 'Docent’s lists' : 'Electron';
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1).padStart(7)} MB`;
