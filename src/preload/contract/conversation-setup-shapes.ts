/** What a conversation is held with: where answers may come from, which model writes, how it is told to write. */

/** Folders and files an answer may come from; both empty: the whole library. A file holds what is inside it. */
export type Scope = { readonly folderIds: readonly string[]; readonly fileIds: readonly string[] };

/** A folder or file that can be asked about, or was; `gone`: it is no longer in the library. */
export type ScopeItem = {
  readonly type: 'folder' | 'file';
  readonly id: string;
  readonly name: string;
  /** The folder it stands in, as a person sees it. */
  readonly place: string;
  readonly kind: string;
  readonly gone: boolean;
};

/** What an answer was restricted to: names of at most a few, and the files that hold. */
export type AnswerScope = { readonly names: readonly string[]; readonly files: number };

/** Wishes about how an answer is written; the rules about citations stand above them. */
export type Preset = {
  readonly id: string;
  readonly name: string;
  readonly instructions: string;
  readonly builtIn: boolean;
  /** Says the answer in another language, which the person names. */
  readonly takesLanguage: boolean;
};

export type ConversationSetup = {
  readonly scope: readonly ScopeItem[];
  /** Null: the chosen chat model. `gone`: it was removed since. */
  readonly model: { readonly id: string; readonly name: string; readonly gone: boolean } | null;
  readonly presetId: string | null;
  readonly presetLanguage: string | null;
};

export type ConversationFolder = { readonly id: string; readonly name: string };

/** What a model's context held when it answered, in tokens. */
export type ContextUse = {
  readonly contextTokens: number;
  readonly instructions: number;
  readonly summary: number;
  readonly turns: number;
  readonly passages: number;
  readonly question: number;
  /** Kept free for the answer. */
  readonly answer: number;
  /** Earlier questions told in the summary, and those that stand in full. */
  readonly summarisedTurns: number;
  readonly keptTurns: number;
};
