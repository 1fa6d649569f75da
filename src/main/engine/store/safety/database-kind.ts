import { getLoadablePath } from 'sqlite-vec';

/** One of the two databases, as the checks need to know it. */
export type DatabaseKind = {
  readonly name: 'library' | 'personal';
  /** Its file in the data folder. */
  readonly file: string;
  readonly steps: readonly string[];
  /** The extension without which its tables cannot be looked at. */
  readonly extension: string | null;
};

/** In the packaged app the extension lies beside the archive, because the system's loader cannot look inside. */
export const vectorExtension = (): string => getLoadablePath().replace(/app\.asar([\\/])/, 'app.asar.unpacked$1');
