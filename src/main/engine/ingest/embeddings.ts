/**
 * Which embedding answers and which one is being prepared. Two may live side by side: a query is embedded by the model whose
 * vectors answer until those of the newly chosen model are complete; then one transaction switches.
 */
import type { Embedder, ModelFile } from '../ports.ts';
import type { NamedEmbedding } from '../store/embedding-table.ts';
import type { LibraryStore } from '../store/library-store.ts';
import type { EmbeddingRow } from '../store/vector-table.ts';

export type LiveEmbedding = {
  readonly row: EmbeddingRow;
  /** Makes its vectors; whoever embeds with it makes sure by its id that it still is the same model. */
  readonly embedder: Embedder;
  /** Id of its model in the list of models. */
  readonly modelId: string;
};

export type Embeddings = {
  /** The embedding whose vectors answer; null until the first text was embedded. */
  answering(): LiveEmbedding | null;
  /** The embedding being prepared; null when there is none. It may be the answering one, looked through for gaps. */
  next(): LiveEmbedding | null;
  /** Whether old vectors answer while new ones are made. */
  isChanging(): boolean;
  /** The model a person chose. */
  chosen(): { readonly embedder: Embedder; readonly modelId: string };
  /** False when the choice is neither answering nor being prepared: `settle` must be called. */
  isSettled(): boolean;
  /** Asks the chosen model who it is and begins, keeps or cancels a change. Rejects with the embedder's AppError. */
  settle(): Promise<void>;
  /** The vectors of `complete` answer from now on. Nothing happens when another embedding is being prepared by now. */
  finish(complete: EmbeddingRow): void;
};

export const bundledModelId = 'bundled';

export type EmbeddingsOptions = {
  readonly library: LibraryStore;
  readonly bundled: Embedder;
  /** Left out: there is only the bundled model. */
  readonly choice?: {
    /** Null: the bundled model. */
    readonly chosen: () => ModelFile | null;
    readonly embedderFor: (file: ModelFile) => Embedder;
  };
};

export function createEmbeddings({ library, bundled, choice }: EmbeddingsOptions): Embeddings {
  const { embeddings, vectors } = library;

  function withModel(model: ModelFile | null) {
    if (model === null || !choice) return { embedder: bundled, modelId: bundledModelId };
    return { embedder: choice.embedderFor(model), modelId: model.id };
  }
  const live = (named: NamedEmbedding | null): LiveEmbedding | null =>
    named && { row: named, ...withModel(named.model) };
  const chosenModel = () => choice?.chosen() ?? null;

  /** What the choice leads to: the embedding being prepared, else the one that answers. */
  const heading = () => embeddings.next() ?? embeddings.answering();

  return {
    answering: () => live(embeddings.answering()),
    next: () => live(embeddings.next()),
    isChanging() {
      const next = embeddings.next();
      return next !== null && next.id !== embeddings.answering()?.id;
    },
    chosen: () => withModel(chosenModel()),
    isSettled() {
      const towards = heading();
      return towards === null || idOf(towards.model) === idOf(chosenModel());
    },
    async settle() {
      const model = chosenModel();
      const { embeddingId, dimensions } = await withModel(model).embedder.info();
      library.transaction(() => {
        // Chosen again while the model loaded: the next call will see to it.
        if (idOf(chosenModel()) !== idOf(model)) return;
        const [answering, next] = [embeddings.answering(), embeddings.next()];
        const named = { ...vectors.open(embeddingId, dimensions), model };
        const isKnown = (known: NamedEmbedding | null) =>
          known?.id === named.id && JSON.stringify(known.model) === JSON.stringify(model);
        if (next ? isKnown(next) : isKnown(answering)) return;
        if (!answering || (answering.id === named.id && !next)) embeddings.setAnswering(named);
        // Also when the answering one is chosen again: files that came meanwhile may lack its vectors.
        else embeddings.setNext(named);
      });
    },
    finish(complete) {
      library.transaction(() => {
        const next = embeddings.next();
        if (next?.id !== complete.id) return;
        embeddings.setAnswering(next);
        embeddings.setNext(null);
      });
    },
  };
}

function idOf(model: ModelFile | null): string {
  return model?.id ?? bundledModelId;
}
