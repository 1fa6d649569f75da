/** The part after the last dot, lower case; '' for none, for hidden files and for endings no program writes. */
export function endingOf(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return /^.+\.([\p{L}\p{N}_+-]{1,16})$/u.exec(file)?.[1]?.toLowerCase() ?? '';
}
