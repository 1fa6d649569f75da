import { readdirSync } from 'node:fs';
import { basename, join, posix, relative, sep } from 'node:path';
import {
  bannedNames,
  databaseModules,
  databaseUsers,
  electronUsers,
  givenPipeFile,
  inspectorReader,
  kebabCase,
  type Layer,
  layersFor,
  longestFile,
  networkModules,
  networkUsers,
  ownSchemeReader,
  processModules,
  unixSocketFile,
  watcherFile,
  watcherModules,
  writers,
  writingFunctions,
} from './layers.ts';
import { type ImportFact, sourceFacts } from './source-facts.ts';

/** Checks every file under `source` (a folder laid out like src/). Returns one line per breach: `path:line: what is wrong`. */
export function checkArchitecture(source: string): string[] {
  const paths = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(source, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const stages = [...new Set(paths.flatMap((path) => /^main\/engine\/([^/]+)\//.exec(path)?.[1] ?? []))];
  const layers = layersFor(stages);
  return paths.flatMap((path) => checkFile(join(source, path), path, layers));
}

function checkFile(file: string, path: string, layers: readonly Layer[]): string[] {
  const breaches: string[] = [];
  const report = (line: number, problem: string) => breaches.push(`${path}:${line}: ${problem}`);
  if (bannedNames.test(path)) report(1, 'a name that says nothing');
  if (!/^(README\.md|tsconfig\.json)$/.test(basename(path)) && !kebabCase.test(basename(path))) {
    report(1, 'not a kebab-case name');
  }
  if (!/\.tsx?$/.test(path)) return breaches;
  const facts = sourceFacts(file);
  const layer = layers.find((candidate) => matches(candidate.files, path));
  if (!layer) report(1, 'in no known layer');
  if (facts.lines > longestFile) report(facts.lines, `${facts.lines} lines, more than ${longestFile}`);
  for (const line of facts.defaultExports) report(line, 'a default export');
  for (const line of facts.emptyCatches) report(line, 'an empty catch');
  for (const { name, line } of facts.networkGlobals) {
    const ownScheme = path === ownSchemeReader && name === 'fetch' && facts.networkAddresses.length === 0;
    if (!matches(networkUsers, path) && !ownScheme) report(line, `${name} outside engine/net`);
  }
  for (const line of facts.sqlStrings) if (!databaseUsers.test(path)) report(line, 'SQL outside engine/store');
  for (const fact of facts.imports) {
    const problem = fact.target.startsWith('.') ? ownImport(path, fact, layer) : foreignImport(path, fact, layer);
    if (problem) report(fact.line, problem);
  }
  return breaches;
}

function ownImport(path: string, fact: ImportFact, layer: Layer | undefined): string | null {
  const target = posix.normalize(posix.join(posix.dirname(path), fact.target)).replace(/\?.*$/, '');
  if (!/\.(ts|tsx|css|json|svg|png|md)$/.test(target)) return `imports ${fact.target} without its ending`;
  if (!layer || matches(layer.values, target)) return null;
  if (matches(layer.types ?? [], target))
    return fact.typeOnly ? null : `${layer.name} may import only types from ${target}`;
  return `${layer.name} must not import ${target}`;
}

function foreignImport(path: string, fact: ImportFact, layer: Layer | undefined): string | null {
  const name = fact.target.replace(/\?.*$/, '');
  if (name === '<computed>') return 'imports something computed';
  if (name === 'electron' || name.startsWith('electron/')) {
    return matches(electronUsers, path) ? null : 'imports electron';
  }
  if (networkModules.test(name)) {
    const unixSocket = [unixSocketFile, givenPipeFile].includes(path) && name === 'node:net';
    const inspector = path === inspectorReader && name === 'node:inspector';
    return matches(networkUsers, path) || unixSocket || inspector ? null : `imports ${name} outside engine/net`;
  }
  if (processModules.test(name) && path.startsWith('main/engine/')) return `imports ${name} inside the engine`;
  if (watcherModules.test(name)) return path === watcherFile ? null : `imports ${name} outside ${watcherFile}`;
  if (databaseModules.test(name)) return databaseUsers.test(path) ? null : `imports ${name} outside engine/store`;
  const writing =
    /^(node:)?fs(\/promises)?$/.test(name) && !fact.typeOnly
      ? fact.names.find((one) => writingFunctions.test(one))
      : null;
  if (writing && !matches(writers, path)) return `takes ${writing} from ${name}: it may only read files`;
  if (name.startsWith('node:')) return layer && !layer.node ? `${layer.name} must not import ${name}` : null;
  if (layer?.packages && !matches(layer.packages, name)) return `${layer.name} must not import ${name}`;
  return null;
}

function matches(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
