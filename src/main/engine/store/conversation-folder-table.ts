/** Folders a person puts conversations in. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { ConversationFolder } from '../../../preload/contract/shapes.ts';
import type { PersonalText } from './personal-text.ts';

export function createConversationFolderTable(database: Database, now: () => number, sealing: PersonalText) {
  const seal = (id: string, name: string) => sealing.seal('conversation_folder', 'folder_name', id, name);
  return {
    /** In the order they were made; none while they are locked. */
    list: (): ConversationFolder[] =>
      sealing.isLocked()
        ? []
        : (
            database
              .prepare('SELECT id, folder_name AS name FROM conversation_folder ORDER BY created_at, id')
              .all() as ConversationFolder[]
          ).map(({ id, name }) => ({ id, name: sealing.open('conversation_folder', 'folder_name', id, name) })),
    create(name: string): ConversationFolder {
      const id = uuidv7();
      database
        .prepare('INSERT INTO conversation_folder (id, folder_name, created_at) VALUES (?, ?, ?)')
        .run(id, seal(id, name), now());
      return { id, name };
    },
    rename: (id: string, name: string) =>
      database.prepare('UPDATE conversation_folder SET folder_name = ? WHERE id = ?').run(seal(id, name), id).changes >
      0,
    /** Its conversations stay, in no folder. */
    remove: (id: string) => database.prepare('DELETE FROM conversation_folder WHERE id = ?').run(id).changes > 0,
    /** False when there is no such conversation. */
    put: (conversationId: string, folderId: string | null) =>
      database.prepare('UPDATE conversation SET folder_id = ? WHERE id = ?').run(folderId, conversationId).changes > 0,
  };
}
