/** A number with its word: `1 file`, `2 files`. `one` and `many` are the word's two forms; without `many` the first with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
