/** A call to another process that counts as hung, and kills it, when neither item nor result comes for too long. */
import type { RpcPeer } from '../rpc/peer.ts';
import type { SupervisedProcess } from './supervised-process.ts';

export type CallUnlessSilentOptions = {
  readonly process: SupervisedProcess;
  readonly peer: RpcPeer;
  readonly method: string;
  readonly params: unknown;
  /** Milliseconds without a sign of life. Native code that hangs cannot be asked to stop. */
  readonly silentMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onItem?: (item: unknown) => void;
};

/** The call's result; a killed process rejects with the code its supervisor gives to calls under way. */
export async function callUnlessSilent<Result>(options: CallUnlessSilentOptions): Promise<Result> {
  const { process, peer, method, params, silentMs, signal, onItem } = options;
  const timer = setTimeout(() => process.kill(), silentMs);
  try {
    return await peer.call<Result>(method, params, signal, (item) => {
      timer.refresh();
      onItem?.(item);
    });
  } finally {
    clearTimeout(timer);
  }
}
