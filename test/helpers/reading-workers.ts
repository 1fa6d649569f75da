/** Readers of an engine under test that really read, in this process. */
import { extractorOfKind } from '../../src/main/engine/extract/registry.ts';
import type { ReadingRequest } from '../../src/main/engine/ports.ts';
import { type FakeWorkers, fakeWorkers } from './fake-engine-parts.ts';

/** As `fakeWorkers`, with the product's own extractors (without pictures). */
export function readingWorkers(): FakeWorkers {
  const toolsOf = ({ name, password }: ReadingRequest) => ({ name, password, pictures: null });
  return {
    ...fakeWorkers(),
    async *extract(source, request, signal) {
      const extractor = extractorOfKind(request.kind);
      if (extractor) yield* extractor.extract(source, request.limits, signal, toolsOf(request));
    },
    async *openMember(source, request, path, signal) {
      const opened = extractorOfKind(request.kind)?.openMember;
      if (opened) yield* opened(source, path, request.limits, signal, toolsOf(request));
    },
  };
}
