import type { ContextUse } from '../../../preload/contract/shapes.ts';
import { limits } from '../limits.ts';
import type { AdapterUse, ChatModel, ChatTurn } from '../ports.ts';
import type { Analyse } from '../types.ts';
import { type CitedText, createCitationStream } from './citation-stream.ts';
import { isLooping } from './is-looping.ts';
import type { Passage } from './passage.ts';
import { packPrompt } from './prompt.ts';
import { type VerifiedText, verifyAnswer } from './verify-answer.ts';
import { withoutEcho } from './without-echo.ts';

export type VerifiedAnswer = {
  readonly sentences: readonly VerifiedText[];
  readonly stopped: boolean;
  /** What the model read; left out where none did. */
  readonly context?: ContextUse;
};

export type GenerateInput = {
  readonly question: string;
  /** Best first. */
  readonly passages: readonly Passage[];
  readonly earlier: readonly ChatTurn[];
  readonly instructions?: string | undefined;
  readonly model: ChatModel;
  readonly adapters: readonly AdapterUse[];
  readonly analyse: Analyse;
  readonly listener: {
    readonly signal: AbortSignal;
    readonly onStage: (stage: 'writing' | 'checking') => void;
    readonly onText: (delta: string) => void;
  };
};

/** A small model likes to go on with questions and passages of its own; there its answer ends. */
const inventedTurns = ['\nQuestion:', '\nPassages:', '\nPassage:'];

/** Streams a model's answer without its markers and checks every sentence afterwards. Rejects with the model's AppError. */
export async function generateAnswer(input: GenerateInput): Promise<VerifiedAnswer> {
  const { model, listener } = input;
  const { contextTokens } = await model.info();
  const prompt = await packPrompt(
    input.question,
    input.passages,
    contextTokens,
    (texts) => model.countTokens(texts),
    input.earlier,
    input.instructions,
  );
  const stream = createCitationStream(new Set(prompt.passages.map((_, index) => index + 1)));
  let shown = 0;
  const show = () => {
    const text = stream
      .parts()
      .map((part) => part.text)
      .join('');
    if (text.length > shown) listener.onText(text.slice(shown));
    shown = Math.max(shown, text.length);
  };
  listener.onStage('writing');
  let whole = '';
  const looping = new AbortController();
  const options = {
    maxTokens: prompt.maxTokens,
    temperature: limits.answer.temperature,
    stop: inventedTurns,
    adapters: input.adapters,
  };
  const result = await model.generate(
    prompt.turns,
    options,
    (text) => {
      stream.push(text);
      show();
      whole += text;
      if (isLooping(whole)) looping.abort();
    },
    AbortSignal.any([listener.signal, looping.signal]),
  );
  stream.end();
  show();
  listener.onStage('checking');
  const written = withoutEcho(stream.parts(), prompt.passages);
  const sentences = verify(written, prompt.passages, input.analyse);
  return {
    sentences: looping.signal.aborted ? saidOnce(sentences) : sentences,
    stopped: result.reason === 'stopped' && (listener.signal.aborted || !looping.signal.aborted),
    context: prompt.use,
  };
}

/** A sentence without a valid citation is checked against every passage it could have come from; the best one proves it. */
function verify(parts: readonly CitedText[], passages: readonly Passage[], analyse: Analyse): VerifiedText[] {
  const everyId = passages.map((_, index) => index + 1);
  return verifyAnswer(parts, passages, analyse).map((sentence) => {
    if (sentence.supported) return sentence;
    const retried = verifyAnswer([{ text: sentence.text, citations: everyId }], passages, analyse);
    const quote = retried.find((candidate) => candidate.supported)?.quotes[0];
    return quote ? { ...sentence, quotes: [quote], supported: true } : sentence;
  });
}

/** What an answer that went round in circles says: each sentence once. */
function saidOnce(sentences: readonly VerifiedText[]): VerifiedText[] {
  const said = new Set<string>();
  return sentences.filter(({ text }) => {
    const plain = text.replace(/\s+/gu, ' ').trim();
    const isNew = !said.has(plain);
    said.add(plain);
    return isNew;
  });
}
