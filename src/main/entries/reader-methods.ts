/** What a reader process answers, whichever host it runs in: a forked process or a sandboxed page. No Node in here. */
import { AppError } from '../../preload/contract/errors.ts';
import { pageOf, picturesOf } from '../engine/extract/pictures/pictures-of.ts';
import { measuredItem } from '../engine/extract/quality/measured-item.ts';
import { extractorOfKind } from '../engine/extract/registry.ts';
import type { ReadingRequest } from '../engine/ports.ts';
import type { ByteSource, Extractor, PictureFacts, ReadingTools, RecognisedPage } from '../engine/types.ts';
import type { Methods, RpcPeer } from '../rpc/peer.ts';

type Asked = ReadingRequest & {
  readonly size: number;
  /** Pictures that may be recognised at once; 0 = none can be. */
  readonly parallelPictures: number;
};

/** The methods of a reader; bytes and recognised pictures are asked for through `peer`, values go out as items of a stream. */
export function readerMethods(peer: RpcPeer): Methods {
  const sourceOf = ({ size }: Asked, signal: AbortSignal): ByteSource => ({
    size,
    read: (offset, length) => peer.call('read', { offset, length }, signal),
  });

  const toolsOf = (asked: Asked, signal: AbortSignal): ReadingTools => {
    const { ocrLanguages, parallelPictures } = asked;
    const canRecognise = parallelPictures > 0 && ocrLanguages.length > 0;
    return {
      name: asked.name,
      password: asked.password ?? null,
      pictures: canRecognise
        ? {
            parallel: parallelPictures,
            inspect: (bytes) => peer.call<PictureFacts>('picture.inspect', { bytes }, signal),
            recognise: (picture) =>
              peer.call<RecognisedPage>('picture.recognise', { picture, languages: ocrLanguages }, signal),
          }
        : null,
    };
  };

  return {
    extract: async (asked: Asked, { signal, emit }) => {
      const items = extractorFor(asked).extract(sourceOf(asked, signal), asked.limits, signal, toolsOf(asked, signal));
      for await (const item of items) await emit(measuredItem(item));
    },
    openMember: async (asked: Asked & { readonly path: string }, { signal, emit }) => {
      const extractor = extractorFor(asked);
      if (!extractor.openMember) throw new AppError('internal', 'This kind of file holds no others.');
      const tools = toolsOf(asked, signal);
      const parts = extractor.openMember(sourceOf(asked, signal), asked.path, asked.limits, signal, tools);
      for await (const part of parts) await emit(part);
    },
    pictures: async (asked: Asked & { readonly only: string | null }, { signal, emit }) => {
      const found = picturesOf(sourceOf(asked, signal), { ...asked, signal, tools: toolsOf(asked, signal) });
      for await (const picture of found) await emit(picture);
    },
    page: async (asked: Asked & { readonly index: number; readonly edge: number }, { signal, emit }) => {
      const page = await pageOf(sourceOf(asked, signal), asked, signal);
      if (page) await emit(page);
    },
  };
}

function extractorFor({ kind }: Asked): Extractor {
  const extractor = extractorOfKind(kind);
  if (!extractor) throw new AppError('format-unsupported', 'Docent cannot read this kind of file yet.', { kind });
  return extractor;
}
