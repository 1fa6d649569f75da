/** Folders a person puts conversations in. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { ConversationFolder } from '../../../preload/contract/shapes.ts';

export function createConversationFolderTable(database: Database, now: () => number) {
  return {
    /** In the order they were made. */
    list: () =>
      database
        .prepare('SELECT id, folder_name AS name FROM conversation_folder ORDER BY created_at, id')
        .all() as ConversationFolder[],
    create(name: string): ConversationFolder {
      const id = uuidv7();
      database
        .prepare('INSERT INTO conversation_folder (id, folder_name, created_at) VALUES (?, ?, ?)')
        .run(id, name, now());
      return { id, name };
    },
    rename: (id: string, name: string) =>
      database.prepare('UPDATE conversation_folder SET folder_name = ? WHERE id = ?').run(name, id).changes > 0,
    /** Its conversations stay, in no folder. */
    remove: (id: string) => database.prepare('DELETE FROM conversation_folder WHERE id = ?').run(id).changes > 0,
    /** False when there is no such conversation. */
    put: (conversationId: string, folderId: string | null) =>
      database.prepare('UPDATE conversation SET folder_id = ? WHERE id = ?').run(folderId, conversationId).changes > 0,
  };
}
