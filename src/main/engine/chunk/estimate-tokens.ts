/**
 * Tokens of each text, guessed without a model, for the time no embedder runs. WordPiece and BPE models alike take about four
 * letters of a Latin word per token, one token per punctuation mark and one or more per character of other scripts; the
 * guess errs on the high side so that a chunk never outgrows the window.
 */
export function estimateTokens(texts: readonly string[]): number[] {
  return texts.map(estimate);
}

function estimate(text: string): number {
  let tokens = 0;
  let run = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const letter = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (letter) {
      run += 1;
      continue;
    }
    tokens += wordTokens(run);
    run = 0;
    if (code > 32) tokens += 1;
  }
  return tokens + wordTokens(run);
}

/** Letters per token beyond the first token of a word. */
const lettersPerToken = 4;

function wordTokens(letters: number): number {
  return Math.ceil(letters / lettersPerToken);
}
