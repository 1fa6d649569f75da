/** Character maps, standard fonts and decoders of pdf.js, bundled with the window and found by their original names. */
import { fetchData } from 'pdfjs-dist';

const addresses: Readonly<Record<string, string>> = {
  ...import.meta.glob<string>('../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('../../../../node_modules/pdfjs-dist/wasm/{openjpeg,jbig2}.wasm', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
};

const addressByName = new Map(
  Object.entries(addresses).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
);

/** What pdf.js asks for its data: it names a file, this answers with the bytes of the bundled one. */
export class BundledPdfAssets {
  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const address = addressByName.get(filename);
    if (address === undefined) throw new Error(`pdf.js asked for ${filename}, which is not bundled`);
    return (await fetchData(address, 'bytes')) as Uint8Array;
  }
}
