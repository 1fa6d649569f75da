/** What may stand before `cli`; anything else before it is an ordinary start. */
const leading: readonly string[] = ['--no-sandbox', '--ozone-platform=headless', '--log-level=3', '--'];

/** The command's own arguments, or null when this is an ordinary start. `argv` as Node has it; unpackaged, the app's folder comes first. */
export function commandLineArguments(argv: readonly string[], isPackaged: boolean): readonly string[] | null {
  const rest = argv.slice(1);
  const at = rest.findIndex((argument) => !leading.includes(argument));
  const word = at >= 0 && !isPackaged ? rest.findIndex((argument, index) => index > at && argument !== '--') : at;
  return word >= 0 && rest[word] === 'cli' ? rest.slice(word + 1) : null;
}
