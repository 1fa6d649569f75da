/**
 * At first launch, when the bundled embedder also lies here as a GGUF file: which of the two is faster on this machine. On a Mac llama.cpp
 * has the graphics processor, elsewhere ONNX Runtime is faster; nobody knows without measuring.
 */
import { fasterOf, measureEmbedder } from './bench/measure.ts';
import { chooseModel, chosenModel } from './chosen-models.ts';
import type { EngineContext } from './engine-context.ts';
import type { ModelFile } from './ports.ts';

export const measuredKey = 'embedding-backend-measured';

/** Does nothing once vectors exist, a person has chosen, or it was measured before. */
export async function chooseBackend(context: EngineContext, bundledName: string, signal: AbortSignal): Promise<void> {
  const { personal, library, models } = context;
  const { settings } = personal;
  if (settings.get<boolean>(measuredKey) || chosenModel(personal, 'embedding') || library.embeddings.answering())
    return;
  const same = personal.models.list().find((model) => isSame(model, bundledName));
  if (!same) return;
  const clock = () => performance.now();
  const shipped = await measureEmbedder(models.embedder, bundledName, clock, signal);
  const file = await measureEmbedder(models.embedderFor(same), same.name, clock, signal);
  settings.set(measuredKey, true);
  context.log.info('embedding backends measured', { shipped: shipped.textsPerSecond, file: file.textsPerSecond });
  if (fasterOf(shipped, file) === shipped) return;
  chooseModel(personal, 'embedding', same.id);
  context.ingest.changeEmbedding();
  await context.modelsChanged();
}

/** The same weights under a file's name, with or without how they are stored: `all-MiniLM-L6-v2-Q8_0.gguf`. */
function isSame({ role, name, path }: ModelFile, bundledName: string): boolean {
  return role === 'embedding' && /\.gguf$/i.test(path) && name.toLowerCase().startsWith(bundledName.toLowerCase());
}
