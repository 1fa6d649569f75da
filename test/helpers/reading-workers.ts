/** Readers of an engine under test that really read, in this process. */

import { pageOf, picturesOf } from '../../src/main/engine/extract/pictures/pictures-of.ts';
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
    pictures: (source, request, only, signal) =>
      picturesOf(source, { ...request, only, signal, tools: toolsOf(request) }),
    page: (source, request, place, signal) => pageOf(source, { ...request, ...place }, signal),
  };
}
