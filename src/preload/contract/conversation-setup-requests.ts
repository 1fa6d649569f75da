/** How a conversation is held: its scope, model and preset, the folder it lies in, what was typed and not sent. */
import { z } from 'zod';
import type { ConversationFolder, ConversationSetup, Preset, ScopeItem } from './conversation-setup-shapes.ts';
import { id, nothing, path, route } from './route.ts';

/** Folders and files of one scope at most: more is a folder of its own. */
const mostScoped = 1000;
export const scope = z
  .object({ folderIds: z.array(id).max(mostScoped), fileIds: z.array(id).max(mostScoped) })
  .strict();
/** UTF-16 units a request takes, far above what is kept, so that too much is told in a sentence. */
const presetText = z.string().max(100_000);
/** UTF-16 units of a language's name. */
export const presetLanguage = z.string().min(1).max(60);
const folderName = z.string().max(10_000);

export const conversationSetupRequests = {
  /** How a conversation is held; null: how the next new one will be. */
  'conversation.setup': route(z.object({ conversationId: id }).strict()).returns<ConversationSetup>(),
  /** Changes what is named; null takes back. */
  'conversation.setUp': route(
    z
      .object({
        conversationId: id,
        scope: scope.optional(),
        modelId: id.nullable().optional(),
        presetId: id.nullable().optional(),
        presetLanguage: presetLanguage.nullable().optional(),
      })
      .strict(),
  ).returns<ConversationSetup>(),

  /** Folders and files whose name holds these words; those that begin with them first. */
  'scope.find': route(
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(8) }).strict(),
  ).returns<readonly ScopeItem[]>(),
  /** The folder of the library, the files in a folder inside one, or the file at a path. Rejects with `not-found`. */
  'scope.at': route(z.object({ path }).strict()).returns<readonly ScopeItem[]>(),

  'preset.list': route(nothing).returns<readonly Preset[]>(),
  /** A new one without `presetId`. Rejects with `preset-too-long`, `name-missing` or `name-taken`. */
  'preset.save': route(
    z.object({ presetId: id.optional(), name: presetText, instructions: presetText }).strict(),
  ).returns<Preset>(),
  'preset.remove': route(z.object({ presetId: id }).strict()).returns<null>(),

  'conversationFolder.list': route(nothing).returns<readonly ConversationFolder[]>(),
  /** Rejects with `name-taken` or `name-missing`. */
  'conversationFolder.create': route(z.object({ name: folderName }).strict()).returns<ConversationFolder>(),
  'conversationFolder.rename': route(z.object({ folderId: id, name: folderName }).strict()).returns<null>(),
  /** The conversations in it stay, in no folder. */
  'conversationFolder.remove': route(z.object({ folderId: id }).strict()).returns<null>(),
  'conversation.move': route(z.object({ conversationId: id, folderId: id.nullable() }).strict()).returns<null>(),

  /** What was typed and not sent; null: in a conversation that has not begun. */
  'draft.get': route(z.object({ conversationId: id.nullable() }).strict()).returns<string>(),
  'draft.save': route(
    z.object({ conversationId: id.nullable(), text: z.string().max(100_000) }).strict(),
  ).returns<null>(),
} as const;
