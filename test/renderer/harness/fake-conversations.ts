/** How conversations are held in the harness, kept in memory. */
import type { RequestInput, RequestOutput, RouteName } from '../../../src/preload/contract/requests.ts';
import type { ConversationFolder, ConversationSetup, Preset, ScopeItem } from '../../../src/preload/contract/shapes.ts';

type Route = Extract<
  RouteName,
  | 'conversation.setup'
  | 'conversation.setUp'
  | 'conversation.move'
  | 'conversation.followUps'
  | `scope.${string}`
  | `preset.${string}`
  | `conversationFolder.${string}`
  | `draft.${string}`
  | 'library.suggestions'
  | 'document.summary'
  | 'training.rated'
>;
type ConversationFakes = { [R in Route]: (input: RequestInput<R>) => RequestOutput<R> | Promise<RequestOutput<R>> };

const lease: ScopeItem = {
  type: 'file',
  id: 'file-1',
  name: 'Lease.pdf',
  place: '/Users/maya',
  kind: 'pdf',
  gone: false,
};

export function createConversationFakes(): ConversationFakes {
  const setups = new Map<string, ConversationSetup>();
  const drafts = new Map<string, string>();
  const folders: ConversationFolder[] = [];
  const presets: Preset[] = [
    { id: 'precise', name: 'Precise', instructions: 'Be exact.', builtIn: true, takesLanguage: false },
  ];
  const none: ConversationSetup = { scope: [], model: null, presetId: null, presetLanguage: null };
  const setupOf = (id: string) => setups.get(id) ?? none;
  return {
    'conversation.setup': ({ conversationId }) => setupOf(conversationId),
    'conversation.setUp': ({ conversationId, scope, presetId }) => {
      const before = setupOf(conversationId);
      const items = scope ? scope.fileIds.map((id) => ({ ...lease, id })) : before.scope;
      const setup = { ...before, scope: items, presetId: presetId === undefined ? before.presetId : presetId };
      setups.set(conversationId, setup);
      return setup;
    },
    'conversation.move': () => null,
    'conversation.followUps': () => [],
    'scope.find': () => [lease],
    'scope.at': () => [lease],
    'preset.list': () => presets,
    'preset.save': ({ name, instructions }) => {
      const preset = { id: `preset-${presets.length}`, name, instructions, builtIn: false, takesLanguage: false };
      presets.push(preset);
      return preset;
    },
    'preset.remove': () => null,
    'conversationFolder.list': () => folders,
    'conversationFolder.create': ({ name }) => {
      const folder = { id: `folder-${folders.length}`, name };
      folders.push(folder);
      return folder;
    },
    'conversationFolder.rename': () => null,
    'conversationFolder.remove': () => null,
    'draft.get': ({ conversationId }) => drafts.get(conversationId ?? '') ?? '',
    'draft.save': ({ conversationId, text }) => {
      drafts.set(conversationId ?? '', text);
      return null;
    },
    'library.suggestions': () => [],
    'document.summary': () => Promise.reject(new Error('The harness has no documents to summarise.')),
    'training.rated': () => ({ lines: [], excluded: [], documents: 0, next: null }),
  };
}
