/** Where requests, answers, caches and models are timed and counted on their way. What they say is never looked at, only how long it is. */
import { toWire } from '../../preload/contract/errors.ts';
import type { EventName, Events } from '../../preload/contract/events.ts';
import type { TimeName } from '../../preload/contract/metrics-shapes.ts';
import type { EngineRoute, HandlerContext, HandlerInput } from '../../preload/contract/requests.ts';
import type { Answer, SearchResults } from '../../preload/contract/shapes.ts';
import type { EventListener } from './event-hub.ts';
import type { Meter } from './metrics/meter.ts';
import type { ChatModel, ModelPort } from './ports.ts';
import type { ExpiringCache } from './search/expiring-cache.ts';
import { storageError } from './store/open-database.ts';

/** What is asked all the time, by the window itself and by whoever watches: no work of a person. */
const uncounted: readonly EngineRoute[] = ['metrics.get', 'library.status'];

export function meterRequests(meter: Meter, clock: () => number = () => performance.now()) {
  /** Answers that run, by id: when they began, and whether a word was heard. */
  const running = new Map<string, { readonly start: number; told: boolean }>();

  function timed(route: EngineRoute, input: unknown, output: unknown, milliseconds: number): void {
    if (route === 'search.run') {
      const { query, using, meant } = input as HandlerInput<'search.run'>;
      const name = using === 'keyword' && !meant ? 'search.typed' : 'search';
      meter.time(name, milliseconds, { asked: query.length, found: (output as SearchResults).hits.length });
    }
    if (route === 'document.open') meter.time('document', milliseconds, { asked: 0, found: 1 });
    if (route === 'answer.once') {
      const { question } = input as HandlerInput<'answer.once'>;
      meter.time('answer.whole', milliseconds, { asked: question.length, found: citations(output as Answer) });
    }
  }

  return {
    async request<Result>(
      route: EngineRoute,
      input: unknown,
      context: HandlerContext,
      run: (context: HandlerContext) => Promise<Result>,
    ): Promise<Result> {
      if (uncounted.includes(route)) return run(context);
      const start = clock();
      let isTold = false;
      const onText = context.onText;
      const hearing = onText && {
        ...context,
        onText: (delta: string) => {
          if (!isTold) meter.time('answer.first', clock() - start, { asked: 0, found: 0 });
          isTold = true;
          onText(delta);
        },
      };
      meter.count('requests');
      try {
        const output = await run(hearing ?? context);
        timed(route, input, output, clock() - start);
        return output;
      } catch (error) {
        const { code } = toWire(storageError(error));
        if (code !== 'cancelled') meter.error(code);
        throw error;
      }
    },
    /** Passes events on, and times the answers among them. */
    hearing:
      (emit: EventListener): EventListener =>
      <Name extends EventName>(name: Name, payload: Events[Name]) => {
        heard(name, payload);
        emit(name, payload);
      },
    cache: <Value>(kind: 'vectors' | 'answers', cache: ExpiringCache<Value>): ExpiringCache<Value> => ({
      ...cache,
      get(key, version) {
        const found = cache.get(key, version);
        meter.count(found === undefined ? `${kind}.miss` : `${kind}.hit`);
        return found;
      },
    }),
    /** The port whose chat models' tokens are counted. */
    models: (port: ModelPort): ModelPort => ({
      // Each by its name: of a port that is an instance of something, a copy would have no methods.
      get embedder() {
        return port.embedder;
      },
      embedderFor: (file) => port.embedderFor(file),
      chat: (file) => counted(port.chat(file)),
      reranker: (file) => port.reranker(file),
      imageEmbedder: (file) => port.imageEmbedder(file),
      unload: () => port.unload(),
      about: () => port.about(),
      close: () => port.close(),
    }),
  };

  function heard(name: EventName, payload: unknown): void {
    if (name !== 'answer.stage' && name !== 'answer.delta' && name !== 'answer.done') return;
    const { answerId } = payload as { answerId: string };
    const known = running.get(answerId);
    if (!known) {
      if (name === 'answer.stage') running.set(answerId, { start: clock(), told: false });
      return;
    }
    if (name === 'answer.delta' && !known.told) {
      known.told = true;
      meter.time('answer.first', clock() - known.start, { asked: 0, found: 0 });
    }
    if (name !== 'answer.done') return;
    running.delete(answerId);
    const { answer, error } = payload as Events['answer.done'];
    if (answer && !answer.stopped) {
      const size: Parameters<Meter['time']>[2] = { asked: 0, found: citations(answer) };
      meter.time('answer.whole' satisfies TimeName, clock() - known.start, size);
    }
    if (error && error.code !== 'cancelled') meter.error(error.code);
  }

  function counted(model: ChatModel): ChatModel {
    return {
      info: () => model.info(),
      countTokens: (texts) => model.countTokens(texts),
      nextTokens: (...given) => model.nextTokens(...given),
      async generate(...given) {
        const result = await model.generate(...given);
        meter.count('tokens.read', result.promptTokens);
        meter.count('tokens.written', result.generatedTokens);
        return result;
      },
    };
  }
}

const citations = (answer: Answer): number => answer.citations.length;
