declare module 'libheif-js/wasm-bundle.js' {
  namespace libheif {
    type HeifImage = {
      get_width(): number;
      get_height(): number;
      is_primary(): boolean;
      display(
        target: { data: Uint8ClampedArray; width: number; height: number },
        done: (result: { data: Uint8ClampedArray } | null) => void,
      ): void;
      free(): void;
    };
  }
  const libheif: { HeifDecoder: new () => { decode(bytes: Uint8Array): libheif.HeifImage[] } };
  export = libheif;
}
