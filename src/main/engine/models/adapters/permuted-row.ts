/**
 * Where a row of a query or key matrix stands in a GGUF of the llama family: Hugging Face keeps the two halves of a head
 * one after the other, llama.cpp its pairs side by side (`permute` in convert_hf_to_gguf.py).
 */
export function permutedRow(row: number, rows: number, heads: number): number {
  const perHead = rows / heads;
  const half = perHead / 2;
  const head = Math.floor(row / perHead);
  const inHead = row % perHead;
  return head * perHead + (inHead % half) * 2 + Math.floor(inHead / half);
}
