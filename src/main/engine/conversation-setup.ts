/** How a conversation is held, as it is shown and as an answer needs it. */
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { ConversationSetup, Preset, Scope, ScopeItem } from '../../preload/contract/shapes.ts';
import { builtInPresets, presetInstructions } from './answer/presets.ts';
import type { EngineContext } from './engine-context.ts';
import { shownPath } from './shown-path.ts';
import type { ScopeEntry, SetupRow } from './store/conversation-setup-table.ts';
import type { FolderRow } from './store/folder-table.ts';
import type { FoundFile } from './store/scope-table.ts';

export const noSetup: SetupRow = { scope: [], modelId: null, modelName: null, presetId: null, presetLanguage: null };

/** Throws `not-found`. */
export function setupOf(context: EngineContext, conversationId: string): SetupRow {
  const row = context.personal.conversationSetups.get(conversationId);
  if (!row) throw new AppError('not-found', 'This conversation no longer exists.');
  return row;
}

export function shownSetup(context: EngineContext, row: SetupRow): ConversationSetup {
  const known = row.modelId === null ? null : context.personal.models.list().find(({ id }) => id === row.modelId);
  const preset = allPresets(context).find(({ id }) => id === row.presetId);
  return {
    scope: row.scope.map((entry) => shownItem(context, entry)),
    model:
      row.modelId === null
        ? null
        : { id: row.modelId, name: known?.name ?? row.modelName ?? 'Removed model', gone: !known },
    presetId: preset?.id ?? null,
    presetLanguage: preset?.takesLanguage ? row.presetLanguage : null,
  };
}

export function allPresets(context: EngineContext): readonly Preset[] {
  const own = context.personal.presets.list();
  return [...builtInPresets, ...own.map((row): Preset => ({ ...row, builtIn: false, takesLanguage: false }))];
}

/** What a model is told beside the rules; undefined for nothing. Throws `not-found` for a preset nobody knows. */
export function instructionsOf(
  context: EngineContext,
  presetId: string | null,
  language: string | null,
): string | undefined {
  if (presetId === null) return undefined;
  const preset = allPresets(context).find(({ id }) => id === presetId);
  if (!preset) throw new AppError('not-found', 'This preset no longer exists.');
  return presetInstructions(preset, language) ?? undefined;
}

/** Undefined: the whole library. */
export function scopeOf(entries: readonly ScopeEntry[]): Scope | undefined {
  if (entries.length === 0) return undefined;
  const ids = (type: ScopeEntry['type']) => entries.filter((entry) => entry.type === type).map(({ id }) => id);
  return { folderIds: ids('folder'), fileIds: ids('file') };
}

/** What is asked for by id, with the names it has now; what is gone keeps the name it had, else is called so. */
export function scopeEntries(context: EngineContext, scope: Scope, before: readonly ScopeEntry[] = []): ScopeEntry[] {
  const entry = (type: ScopeEntry['type'], id: string): ScopeEntry => {
    const item = type === 'folder' ? folderItem(context, id) : fileItem(context, id);
    const old = before.find((each) => each.type === type && each.id === id);
    if (!item) return old ?? { type, id, name: `Removed ${type}`, place: '', kind: type };
    const { gone: _, ...rest } = item;
    return rest;
  };
  return [
    ...[...new Set(scope.folderIds)].map((id) => entry('folder', id)),
    ...[...new Set(scope.fileIds)].map((id) => entry('file', id)),
  ];
}

function shownItem(context: EngineContext, entry: ScopeEntry): ScopeItem {
  const item = entry.type === 'folder' ? folderItem(context, entry.id) : fileItem(context, entry.id);
  return item ?? { ...entry, gone: true };
}

export function folderItem(context: EngineContext, folderId: string): ScopeItem | null {
  const folder = context.personal.folders.byId(folderId);
  return folder ? toFolderItem(folder) : null;
}

export function toFolderItem({ id, path: place }: FolderRow): ScopeItem {
  return {
    type: 'folder',
    id,
    name: path.basename(place) || place,
    place: path.dirname(place),
    kind: 'folder',
    gone: false,
  };
}

function fileItem(context: EngineContext, fileId: string): ScopeItem | null {
  const file = context.library.scopes.file(fileId);
  return file ? toFileItem(context, file) : null;
}

export function toFileItem(context: EngineContext, file: FoundFile): ScopeItem {
  const folder = context.personal.folders.byId(file.folderId)?.path ?? '';
  const place = path.dirname(shownPath(folder, file.path, file.memberPath));
  return { type: 'file', id: file.id, name: file.name, place, kind: file.kind, gone: false };
}
