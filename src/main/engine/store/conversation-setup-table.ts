/** How each conversation is held: where answers may come from, which model writes them and how it is told to. */
import type { Database } from 'better-sqlite3';
import type { PersonalText } from './personal-text.ts';

/** What was chosen, with the name it had then: what is gone is still called something. */
export type ScopeEntry = {
  readonly type: 'folder' | 'file';
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly kind: string;
};

export type SetupRow = {
  readonly scope: readonly ScopeEntry[];
  readonly modelId: string | null;
  readonly modelName: string | null;
  readonly presetId: string | null;
  readonly presetLanguage: string | null;
};

type Stored = Omit<SetupRow, 'scope'> & { readonly items: string | null };

export function createConversationSetupTable(database: Database, sealing: PersonalText) {
  const open = (column: string, id: string, text: string | null) => sealing.open('conversation', column, id, text);
  const seal = (column: string, id: string, text: string | null) => sealing.seal('conversation', column, id, text);
  const select = database.prepare(`SELECT scope_items AS items, model_id AS modelId, model_name AS modelName,
    preset_id AS presetId, preset_language AS presetLanguage FROM conversation WHERE id = ?`);
  const update = database.prepare(`UPDATE conversation SET scope_items = ?, model_id = ?, model_name = ?, preset_id = ?,
    preset_language = ? WHERE id = ?`);

  return {
    get(conversationId: string): SetupRow | undefined {
      const row = select.get(conversationId) as Stored | undefined;
      if (!row) return undefined;
      const { modelId, presetId } = row;
      const items = open('scope_items', conversationId, row.items);
      return {
        ...{ modelId, presetId, scope: items ? (JSON.parse(items) as ScopeEntry[]) : [] },
        modelName: open('model_name', conversationId, row.modelName),
        presetLanguage: open('preset_language', conversationId, row.presetLanguage),
      };
    },

    /** False when there is no such conversation. */
    set(conversationId: string, setup: SetupRow): boolean {
      const { scope, modelId, modelName, presetId, presetLanguage } = setup;
      const id = conversationId;
      const items = seal('scope_items', id, scope.length > 0 ? JSON.stringify(scope) : null);
      const language = seal('preset_language', id, presetLanguage);
      return update.run(items, modelId, seal('model_name', id, modelName), presetId, language, id).changes > 0;
    },

    /** A branch is held as what it came from, and lies where it lies. */
    copy(from: string, to: string): void {
      const setup = this.get(from);
      if (setup) this.set(to, setup);
      database
        .prepare('UPDATE conversation SET folder_id = (SELECT folder_id FROM conversation WHERE id = ?) WHERE id = ?')
        .run(from, to);
    },
  };
}
