import { resolve } from 'node:path';

type ModuleFacts = { readonly importedIds: readonly string[] };
type Context = { getModuleInfo(id: string): ModuleFacts | null };
type Group = { readonly name: (id: string, context: Context) => string | null; readonly priority: number };

/**
 * Puts what processes load at their start into few files, one for each set of processes that share it: cut by everything that may come
 * later, the engine alone would read a hundred. What only comes later is cut as the bundler likes.
 * @param entries name → file of each process's entry, from the project's folder
 */
export function startChunks(entries: Readonly<Record<string, string>>): Group[] {
  let sharers: Map<string, string[]> | null = null;
  const sharersOf = (id: string, context: Context) => {
    sharers ??= findSharers(entries, context);
    return sharers.get(id) ?? [];
  };
  // First what most of them share, so that nobody's file holds what others need as well.
  return Object.keys(entries).map((_entry, index) => ({
    name: (id, context) => {
      const names = sharersOf(id, context);
      return names.length === index + 1 && names.length > 1 ? names.join('+') : null;
    },
    priority: index + 1,
  }));
}

function findSharers(entries: Readonly<Record<string, string>>, context: Context): Map<string, string[]> {
  const sharers = new Map<string, string[]>();
  for (const [name, file] of Object.entries(entries)) {
    const seen = new Set<string>();
    const waiting = [resolve(file)];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      sharers.set(id, [...(sharers.get(id) ?? []), name]);
      waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []));
    }
  }
  return sharers;
}
