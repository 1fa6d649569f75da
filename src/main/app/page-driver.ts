import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { RequestInput, RequestOutput, RouteName } from '../../preload/contract/requests.ts';
import { appLimits } from './limits.ts';

/** Works the window as a person would: it finds elements by their test id, clicks and types. Used by the self-test only. */
export type PageDriver = {
  /** Waits for the element (with this attribute, where several share the id) and clicks it. */
  click(
    testId: string,
    milliseconds: number,
    having?: { readonly name: string; readonly value: string },
  ): Promise<void>;
  /** Waits for the field and puts text into it. */
  fill(testId: string, text: string, milliseconds: number): Promise<void>;
  /** Boxes in the window, in CSS pixels, of every such element that takes up room. */
  boxes(testId: string): Promise<readonly { x: number; y: number; width: number; height: number }[]>;
  /** Height of the window's page in CSS pixels. */
  height(): number;
  /** The attribute's value on the nearest ancestor (or itself) that has it, null where none has. */
  attribute(testId: string, name: string): Promise<string | null>;
  /** Asks through the window's own bridge; rejects with the error's code. */
  request<R extends RouteName>(route: R, input: RequestInput<R>): Promise<RequestOutput<R>>;
  /** Looks again and again until `look` gives a value; rejects with what was being waited for. */
  until<Value>(what: string, milliseconds: number, look: () => Promise<Value | null>): Promise<Value>;
};

export function createPageDriver(window: BrowserWindow): PageDriver {
  const contents = window.webContents;
  const run = <Value>(code: string): Promise<Value> => contents.executeJavaScript(code, true) as Promise<Value>;
  const selector = (testId: string) => JSON.stringify(`[data-testid="${testId}"]`);

  async function until<Value>(what: string, milliseconds: number, look: () => Promise<Value | null>): Promise<Value> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const value = await look();
      if (value !== null) return value;
      if (Date.now() > end) throw new Error(`waited ${milliseconds / 1000} s for ${what}`);
      await pause(appLimits.selfTest.pollMs);
    }
  }

  const onElement = (testId: string, milliseconds: number, code: string, attribute = '') =>
    until(`the element ${testId}`, milliseconds, () =>
      run<true | null>(`(() => {
        const element = document.querySelector(${selector(testId)} + ${JSON.stringify(attribute)});
        if (!element || element.disabled) return null;
        ${code}
        return true;
      })()`),
    ).then(() => undefined);

  return {
    until,
    height: () => window.getContentBounds().height,
    click: (testId, milliseconds, having) =>
      onElement(testId, milliseconds, 'element.click();', having ? `[${having.name}="${having.value}"]` : ''),
    fill: (testId, text, milliseconds) =>
      onElement(
        testId,
        milliseconds,
        // The prototype's setter, because React watches the element's own one.
        `element.focus();
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value').set.call(element, ${JSON.stringify(text)});
        element.dispatchEvent(new Event('input', { bubbles: true }));`,
      ),
    boxes: (testId) =>
      run(`[...document.querySelectorAll(${selector(testId)})]
        .map((element) => element.getBoundingClientRect())
        .filter((box) => box.width > 0 && box.height > 0)
        .map(({ x, y, width, height }) => ({ x, y, width, height }))`),
    attribute: (testId, name) =>
      run(`document.querySelector(${selector(testId)})?.closest('[${name}]')?.getAttribute('${name}') ?? null`),
    request: async (route, input) => {
      const reply = await run<{ ok: boolean; data?: unknown; error?: { code: string; message: string } }>(
        `window.docent.request(${JSON.stringify(route)}, ${JSON.stringify(input)})`,
      );
      if (!reply.ok) throw new Error(`${route}: ${reply.error?.code}: ${reply.error?.message}`);
      return reply.data as never;
    },
  };
}
