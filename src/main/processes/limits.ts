/** Numbers of process supervision, with unit and reason. */
export const processLimits = {
  /** Crashes within `windowMs` that open the breaker: a third crash in a minute is not bad luck. */
  crashes: 3,
  /** Milliseconds. */
  windowMs: 60_000,
  /** Milliseconds a process may take to end by itself when closed, before SIGKILL. */
  closeMs: 1_500,
  /** Milliseconds a cancelled reader may take before it is killed; the promise to a person is 2 s. */
  cancelMs: 1_000,
  /** Milliseconds until a started process must have its channel. */
  portMs: 15_000,
  /** Readers at once; extraction is one core each, and the embedder wants the others. */
  maxReaders: 4,
  /** Milliseconds without load, text or prompt progress after which a chat model counts as hung; a large file on a slow disk loads that long. */
  chatSilentMs: 300_000,
  /** Milliseconds a stopped answer may take to come back with its text; the promise to a person is 2 s. */
  stopMs: 1_500,
  /** Milliseconds a model that was told to stop may go on before its process is killed; the person got the text long before. */
  deafMs: 20_000,
  /** Looks for the fresh process after a death, and milliseconds between them: the channel can close before the exit is known. */
  restartLooks: 100,
  restartLookMs: 20,
} as const;
