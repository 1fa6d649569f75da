/** How the weights of a GGUF are stored, by the format that takes most of its bytes. */
import { ggmlTypes } from './ggml-types.ts';
import { readGgufContents } from './gguf-header.ts';

/** E.g. `Q8_0`. Rejects as `readGgufHeader`. */
export async function quantisationOf(path: string): Promise<string> {
  const { tensors } = await readGgufContents(path);
  const bytes = new Map<number, number>();
  for (const tensor of tensors) bytes.set(tensor.type, (bytes.get(tensor.type) ?? 0) + tensor.bytes);
  const [type] = [...bytes].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  return ggmlTypes.get(type)?.name ?? 'unknown';
}
