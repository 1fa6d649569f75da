/** The tables a question names by file or sheet, wherever a search ranks them. */
import type { EngineContext } from './engine-context.ts';
import { type LoadedChunk, loadChunk } from './search/run/search.ts';
import type { SearchFilter } from './store/searchable.ts';
import { tableLimits } from './tables/limits.ts';
import { isNamed, type NamedTable } from './tables/named-table.ts';

/** A passage of each table named, of those `found` and of files of that name; empty where nothing is called so. */
export function namedSources(
  context: EngineContext,
  { file, sheet }: NamedTable,
  found: readonly LoadedChunk[],
  filter: SearchFilter,
): LoadedChunk[] {
  const { scopes, files } = context.library;
  const called = file === null ? [] : scopes.named(file.replace(/\.\w+$/u, ''), tableLimits.namedFiles);
  const contents = new Set<number>();
  for (const { id, name } of called) {
    const contentId = isNamed(file ?? '', name) ? files.byPublicId(id)?.contentId : null;
    if (contentId != null) contents.add(contentId);
  }
  for (const { content, file: own } of found) if (file === null || isNamed(file, own.name)) contents.add(content.id);
  const sources = [...contents].flatMap((contentId) => sheetsOf(context, contentId, filter));
  const wanted = sources.filter(({ label }) => sheet === null || isNamed(sheet, label));
  return wanted.slice(0, tableLimits.documents).map(({ loaded }) => loaded);
}

type Sheet = { readonly label: string; readonly loaded: LoadedChunk };

/** A passage of each sheet; of other documents one of each unit that holds a table. */
function sheetsOf(context: EngineContext, contentId: number, filter: SearchFilter): Sheet[] {
  const { chunks, contents } = context.library;
  const sheets = new Map<string, Sheet>();
  let unit = -1;
  for (const chunk of chunks.ofContent(contentId)) {
    if (chunk.unit === unit) continue;
    unit = chunk.unit;
    const page = contents.page(contentId, unit);
    if (!page?.blocks.some(({ kind }) => kind === 'table-row')) continue;
    const key = page.place === 'sheet' ? `sheet ${page.label}` : `unit ${unit}`;
    if (sheets.has(key)) continue;
    const loaded = loadChunk(context, chunk.id, filter);
    if (loaded) sheets.set(key, { label: page.label ?? '', loaded });
  }
  return [...sheets.values()];
}
