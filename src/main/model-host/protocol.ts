/** The calls the model host answers, for both ends. Types only; the engine's end is `processes/model-client.ts`. */
import type {
  AdapterUse,
  ChatModelInfo,
  ChatTurn,
  EmbedderInfo,
  EmbedPurpose,
  GenerateOptions,
  GenerateResult,
  HostFacts,
  ImageEmbedderInfo,
  ModelFile,
  NextToken,
  PictureModelFile,
  RerankerInfo,
} from '../engine/ports.ts';
import type { PicturePixels } from '../engine/types.ts';

/** All vectors one after the other. */
type Vectors = { readonly dimensions: number; readonly values: Float32Array };

export type ModelHostCalls = {
  'embedder.info': { readonly params: { readonly model: ModelFile }; readonly result: EmbedderInfo };
  /** Sends an item per finished text as a sign of life. `values` are all vectors one after the other. */
  'embedder.embed': {
    readonly params: { readonly model: ModelFile; readonly texts: readonly string[]; readonly purpose: EmbedPurpose };
    readonly result: { readonly dimensions: number; readonly values: Float32Array };
  };
  'embedder.countTokens': {
    readonly params: { readonly model: ModelFile; readonly texts: readonly string[] };
    readonly result: readonly number[];
  };
  'reranker.info': { readonly params: { readonly model: ModelFile }; readonly result: RerankerInfo };
  /** Sends an item per batch as a sign of life. */
  'reranker.score': {
    readonly params: { readonly model: ModelFile; readonly query: string; readonly passages: readonly string[] };
    readonly result: readonly number[];
  };
  'pictures.info': { readonly params: { readonly model: PictureModelFile }; readonly result: ImageEmbedderInfo };
  /** Both send an item per vector as a sign of life. */
  'pictures.embed': {
    readonly params: { readonly model: PictureModelFile; readonly pictures: readonly PicturePixels[] };
    readonly result: Vectors;
  };
  'pictures.embedTexts': {
    readonly params: { readonly model: PictureModelFile; readonly texts: readonly string[] };
    readonly result: Vectors;
  };
  'chat.info': { readonly params: { readonly model: ModelFile }; readonly result: ChatModelInfo };
  'chat.countTokens': {
    readonly params: { readonly model: ModelFile; readonly texts: readonly string[] };
    readonly result: readonly number[];
  };
  'chat.nextTokens': {
    readonly params: {
      readonly model: ModelFile;
      readonly text: string;
      readonly count: number;
      readonly adapters: readonly AdapterUse[];
    };
    readonly result: readonly NextToken[];
  };
  /** Sends pieces of text as items; an empty piece is a sign of life while the prompt is read. */
  'chat.generate': {
    readonly params: {
      readonly model: ModelFile;
      /** Chosen by the caller, for `chat.stop`. */
      readonly generationId: string;
      readonly turns: readonly ChatTurn[];
      readonly options: GenerateOptions;
    };
    readonly result: GenerateResult;
  };
  /** Ends a generation so that its call returns the text so far; a generation that already ended is no error. */
  'chat.stop': { readonly params: { readonly generationId: string }; readonly result: null };
  'host.about': { readonly params: Readonly<Record<string, never>>; readonly result: HostFacts };
  'host.unload': { readonly params: Readonly<Record<string, never>>; readonly result: null };
};
