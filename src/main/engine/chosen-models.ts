/** Which model a person chose for what. */
import type { ModelFile } from './ports.ts';
import type { PersonalStore } from './store/personal-store.ts';

export const choiceSettings: Readonly<Record<ModelFile['role'], string>> = {
  chat: 'chat-model',
  embedding: 'embedding-model',
  reranker: 'reranker-model',
};

/** The chosen model, if it still stands in the list; null: none, which for embedding means the one that ships with the app. */
export function chosenModel({ settings, models }: PersonalStore, role: ModelFile['role']): ModelFile | null {
  const id = settings.get<string>(choiceSettings[role]);
  return (id !== null && models.list().find((model) => model.id === id && model.role === role)) || null;
}

export function chooseModel({ settings }: PersonalStore, role: ModelFile['role'], modelId: string | null): void {
  settings.set(choiceSettings[role], modelId);
}
