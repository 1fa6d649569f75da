/** Silences what libraries print in a process that reads documents: their messages may quote a person's text, and output is logged. */
export function quietConsole(): void {
  const quiet = () => undefined;
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) console[method] = quiet;
}
