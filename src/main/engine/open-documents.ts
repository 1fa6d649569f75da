/** Documents inside archives and mails that are being shown: unpacked once, kept while somebody looks at them. */
import type { OpenFile } from './files/open-file.ts';
import { limits } from './limits.ts';

export type OpenDocuments = {
  /** The document under this key, opened by `open` unless it is open already. Bytes are valid until it is pushed out by newer ones. */
  get(key: string, open: () => Promise<OpenFile>): Promise<OpenFile>;
  close(): Promise<void>;
};

export function createOpenDocuments(): OpenDocuments {
  const shown = new Map<string, Promise<OpenFile>>();

  async function drop(key: string): Promise<void> {
    const file = shown.get(key);
    shown.delete(key);
    await (await file?.catch(() => null))?.close();
  }

  return {
    async get(key, open) {
      const known = shown.get(key);
      const file = known ?? open();
      // Taken out and put back in: the map's order is the order of use.
      shown.delete(key);
      shown.set(key, file);
      const oldest = shown.keys().next().value;
      if (shown.size > limits.document.keptOpen && oldest !== undefined) await drop(oldest);
      try {
        return await file;
      } catch (error) {
        if (shown.get(key) === file) shown.delete(key);
        throw error;
      }
    },
    close: async () => {
      for (const key of [...shown.keys()]) await drop(key);
    },
  };
}
