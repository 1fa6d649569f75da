/** A piece of work whose results come later; it is started when there is room for it. */
export type Later<Item> = () => Promise<{ readonly result: Promise<Item> }>;

/**
 * Hands items on in their order while up to `heavy` of the later ones are under way; no more than `held` wait behind the first
 * that is not ready, so that memory stays bounded.
 */
export async function* inOrderAhead<Item extends object>(
  items: AsyncIterable<Item | Later<Item>>,
  bounds: { readonly heavy: number; readonly held: number },
): AsyncGenerator<Item> {
  const waiting: { readonly result: Promise<Item>; done: boolean }[] = [];
  const running = () => waiting.filter(({ done }) => !done).length;
  const add = (result: Promise<Item>) => {
    const entry = { result, done: false };
    const settled = () => {
      entry.done = true;
    };
    // Rejections are thrown where the item is due; until then they must not count as unhandled.
    result.then(settled, settled);
    waiting.push(entry);
  };
  for await (const item of items) {
    if (typeof item === 'function') {
      while (running() >= Math.max(1, bounds.heavy)) yield await shift(waiting);
      add((await item()).result);
    } else if (waiting.length === 0) yield item;
    else waiting.push({ result: Promise.resolve(item), done: true });
    while (waiting.length > 0 && (waiting[0]?.done || waiting.length > bounds.held)) yield await shift(waiting);
  }
  while (waiting.length > 0) yield await shift(waiting);
}

function shift<Item>(waiting: { readonly result: Promise<Item> }[]): Promise<Item> {
  const first = waiting.shift();
  if (!first) throw new Error('nothing is waiting');
  return first.result;
}
