import type { Docent } from './open-docent.ts';

/**
 * From now on every reply of the engine to the window carries payloads where it carried words for a person: titles, texts, names,
 * paths, quotes. Lists are made longer until every payload stands in one of them at least once; ids, states and numbers stay.
 * The real gate and the real engine answer first, so the shapes are real ones.
 */
export async function makeRepliesHostile(docent: Docent, payloads: readonly string[]): Promise<void> {
  await docent.app.evaluate(({ ipcMain }, texts) => {
    type Handler = (event: unknown, route: string, input: unknown) => Promise<{ ok: boolean; data?: unknown }>;
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
    const real = handlers.get('docent:request');
    if (!real) throw new Error('This Electron keeps its handlers elsewhere.');
    const shown = new Set(
      'title text quote path snippet value label query question pattern message memberPath model sheet cells chapter part word searched description licence note author address detail url version'.split(
        ' ',
      ),
    );
    let next = 0;
    const payload = () => texts[next++ % texts.length] ?? '';
    const hostile = (value: unknown, key: string, owner: Record<string, unknown> | null): unknown => {
      if (typeof value === 'string') {
        const isName = key === 'name' && owner !== null && ('id' in owner || 'path' in owner);
        return shown.has(key) || isName ? payload() : value;
      }
      if (Array.isArray(value)) {
        const words = ['headingPath', 'matched', 'instead'].includes(key);
        return value.map((each: unknown) => (words && typeof each === 'string' ? payload() : hostile(each, '', null)));
      }
      if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
      const entries = Object.entries(value).map(([name, inside]) => [
        name,
        hostile(inside, name, value as Record<string, unknown>),
      ]);
      return Object.fromEntries(entries) as unknown;
    };
    const longer = <Item extends object>(
      items: readonly Item[],
      of: number,
      change: (item: Item, index: number) => Item,
    ) =>
      items.length === 0
        ? []
        : Array.from({ length: of }, (_, index) => change(items[index % items.length] as Item, index));
    type Message = { id: string; role: string; text: string; answer: { parts: object[]; citations: object[] } | null };
    const lengthened: Record<string, (data: never) => unknown> = {
      'conversation.list': (data: { id: string }[]) =>
        longer(data, texts.length, (item, index) =>
          index < data.length ? item : { ...item, id: `${item.id}-${index}` },
        ),
      'conversation.get': (data: { messages: Message[] }) => ({
        ...data,
        messages: longer(data.messages, 120, (item, index) => ({ ...item, id: `${item.id}-${index}` })),
      }),
      'search.run': (data: { hits: { documentId: string; fileId: string }[] }) => ({
        ...data,
        hits: longer(data.hits, 150, (item, index) => ({
          ...item,
          documentId: `${item.documentId}-${index >> 1}`,
          fileId: `${item.fileId}-${index >> 1}`,
        })),
      }),
    };
    handlers.set('docent:request', async (event, route, input) => {
      const reply = await real(event, route, input);
      if (!reply.ok || route === 'settings.get') return reply;
      const data = lengthened[route]?.(reply.data as never) ?? reply.data;
      return { ...reply, data: hostile(data, '', null) };
    });
    (globalThis as { heal?: () => void; fail?: (route: string) => void }).heal = () =>
      handlers.set('docent:request', real);
    (globalThis as { fail?: (route: string) => void }).fail = (failing) =>
      handlers.set('docent:request', async (event, route, input) =>
        route === failing
          ? ({
              ok: false,
              error: {
                code: 'file-missing',
                message: payload(),
                data: { path: payload(), name: payload(), detail: payload() },
              },
            } as never)
          : real(event, route, input),
      );
  }, payloads);
}

/** The engine's own words again. */
export async function healReplies(docent: Docent): Promise<void> {
  await docent.app.evaluate(() => (globalThis as unknown as { heal: () => void }).heal());
}

/** Every request of this route fails with payloads in its message and values. */
export async function failRoute(docent: Docent, route: string): Promise<void> {
  await docent.app.evaluate(
    (_, name) => (globalThis as unknown as { fail: (route: string) => void }).fail(name),
    route,
  );
}
