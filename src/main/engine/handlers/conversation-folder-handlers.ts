/** Folders of conversations, and presets: what a person names. */
import { AppError } from '../../../preload/contract/errors.ts';
import type { Handlers } from '../../../preload/contract/requests.ts';
import { builtInPresets } from '../answer/presets.ts';
import { conversationLimits } from '../conversation-limits.ts';
import { allPresets } from '../conversation-setup.ts';
import type { EngineContext } from '../engine-context.ts';

type Routes =
  | 'conversationFolder.list'
  | 'conversationFolder.create'
  | 'conversationFolder.rename'
  | 'conversationFolder.remove'
  | 'conversation.move'
  | 'preset.list'
  | 'preset.save'
  | 'preset.remove';

export function conversationFolderHandlers(context: EngineContext): Handlers<Routes> {
  const { conversationFolders: folders, presets } = context.personal;
  const changed = () => context.emit('conversations.changed', { conversationId: null });
  return {
    'conversationFolder.list': async () => folders.list(),
    'conversationFolder.create': async ({ name }) => {
      const folder = folders.create(freeName(name, folders.list()));
      changed();
      return folder;
    },
    'conversationFolder.rename': async ({ folderId, name }) => {
      const others = folders.list().filter(({ id }) => id !== folderId);
      if (!folders.rename(folderId, freeName(name, others))) throw gone('folder');
      changed();
      return null;
    },
    'conversationFolder.remove': async ({ folderId }) => {
      if (!folders.remove(folderId)) throw gone('folder');
      changed();
      return null;
    },
    'conversation.move': async ({ conversationId, folderId }) => {
      if (folderId !== null && !folders.list().some(({ id }) => id === folderId)) throw gone('folder');
      if (!folders.put(conversationId, folderId)) throw gone('conversation');
      changed();
      return null;
    },

    'preset.list': async () => allPresets(context),
    'preset.save': async ({ presetId, name, instructions }) => {
      const text = instructions.normalize('NFC').trim();
      const { presetCharacters } = conversationLimits;
      if (text.length > presetCharacters) {
        throw new AppError('preset-too-long', `A preset has at most ${presetCharacters} characters.`, {
          most: presetCharacters,
          characters: text.length,
        });
      }
      if (text === '') throw new AppError('name-missing', 'A preset needs instructions.');
      const others = allPresets(context).filter(({ id }) => id !== presetId);
      const free = freeName(name, others);
      const own = { instructions: text, builtIn: false, takesLanguage: false };
      if (presetId === undefined) return { ...presets.create(free, text), builtIn: false, takesLanguage: false };
      if (!presets.change(presetId, free, text)) throw gone('preset');
      return { id: presetId, name: free, ...own };
    },
    'preset.remove': async ({ presetId }) => {
      if (builtInPresets.some(({ id }) => id === presetId) || !presets.remove(presetId)) throw gone('preset');
      return null;
    },
  };
}

const gone = (what: string) => new AppError('not-found', `This ${what} no longer exists.`);

/** The name as it is kept. Throws `name-missing`, `name-too-long` or `name-taken`, whatever the case of its letters. */
function freeName(given: string, others: readonly { readonly name: string }[]): string {
  const name = given
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const most = conversationLimits.nameCharacters;
  if (name === '') throw new AppError('name-missing', 'A name is needed.');
  if (name.length > most) throw new AppError('name-too-long', `A name has at most ${most} characters.`, { most });
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  if (others.some((other) => same(other.name))) {
    throw new AppError('name-taken', `There is “${name}” already.`, { name });
  }
  return name;
}
