import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Manifest = {
  readonly [key in 'dependencies' | 'optionalDependencies' | 'peerDependencies']?: Record<string, string>;
};

/**
 * The packages that nothing loads from their folders once `bundled` ones are in our bundles: those, and what they alone need. Judged by the
 * manifests under `root/node_modules`, beginning with those of `root/package.json`; a package that another one asks for stays.
 */
export function bundledOnly(root: string, bundled: readonly string[]): string[] {
  const own = Object.keys(readManifest(root).dependencies ?? {});
  const loaded = reachable(
    root,
    own.filter((name) => !bundled.includes(name)),
  );
  return [...reachable(root, bundled)].filter((name) => !loaded.has(name)).sort();
}

/** Names of `roots` and of everything they need, directly or not. One that lies within another package is looked up there. */
function reachable(root: string, roots: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = roots.map((name) => ({ name, from: root }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const folder = installed(next.from, next.name, root);
    // An optional one that is for another machine.
    if (folder === null || seen.has(folder)) continue;
    seen.add(folder);
    const { dependencies, optionalDependencies, peerDependencies } = readManifest(folder);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      waiting.push({ name, from: folder });
    }
  }
  // Only those at the top are folders of their own; the others go, or stay, with what holds them.
  const top = join(root, 'node_modules/');
  return new Set([...seen].map((folder) => folder.slice(top.length)).filter((name) => !name.includes('node_modules/')));
}

/** As Node looks: beside the asker, then further out. Null: nowhere. */
function installed(from: string, name: string, root: string): string | null {
  for (let place = from; ; place = dirname(place)) {
    const folder = join(place, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (place === root) return null;
  }
}

const readManifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
