declare module 'tesseract.js-core/tesseract-core-relaxedsimd.js' {
  namespace load {
    /** The part of Tesseract's C++ API we call, as Emscripten shows it. */
    type TessBaseAPI = {
      /** 0 when it worked; the data must stand in the virtual file system as `CODE.traineddata`. */
      Init(path: null, languages: string, engine: number): number;
      SetVariable(name: string, value: string): boolean;
      /** Reads the virtual file `/input`; 0 when it worked. */
      SetImageFile(orientation: number, radians: number): number;
      SetSourceResolution(pixelsPerInch: number): void;
      Recognize(monitor: null): number;
      GetTSVText(page: number): string;
      DetectOS(results: OSResults): boolean;
      Clear(): void;
      End(): void;
    };
    type OSResults = {
      readonly best_result: {
        readonly orientation_id: number;
        readonly script_id: number;
        readonly sconfidence: number;
        readonly oconfidence: number;
      };
      readonly unicharset: { get_script_from_script_id(id: number): string };
      __destroy__(): void;
    };
    type TesseractModule = {
      readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
      readonly TessBaseAPI: new () => TessBaseAPI;
      readonly OSResults: new () => OSResults;
    };
  }
  const load: (options: {
    TesseractProgress(percent: number): void;
    print(line: string): void;
    printErr(line: string): void;
  }) => Promise<load.TesseractModule>;
  export = load;
}
