import type { Plugin } from 'vite';

/** Written beside each bundle; the licences of what is shipped are gathered from them. */
export const bundledPackagesFile = 'bundled-packages.json';

/** Notes which packages went into a bundle: in the packed app they are no folders any more. */
export function bundledPackages(): Plugin {
  return {
    name: 'docent-bundled-packages',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
      const names = new Set(modules.flatMap((path) => packageOf(path) ?? []));
      this.emitFile({ type: 'asset', fileName: bundledPackagesFile, source: JSON.stringify([...names].sort()) });
    },
  };
}

/** The innermost package a file belongs to. */
export function packageOf(path: string): string | null {
  const parts = path.replaceAll('\\', '/').split('node_modules/');
  return parts.length < 2 ? null : (/^(@[^/]+\/[^/]+|[^/@][^/]*)/.exec(parts.at(-1) as string)?.[1] ?? null);
}
