/** The functions of PDFium's C interface that are used, as its WebAssembly module offers them. Pointers are numbers. */
export type Pdfium = {
  readonly HEAPU8: Uint8Array;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (pointer: number) => void;
  readonly _FPDF_InitLibrary: () => void;
  readonly _FPDF_LoadMemDocument: (bytes: number, size: number, password: number) => number;
  readonly _FPDF_CloseDocument: (document: number) => void;
  readonly _FPDF_GetLastError: () => number;
  readonly _FPDF_DocumentHasValidCrossReferenceTable: (document: number) => number;
  readonly _FPDF_GetPageCount: (document: number) => number;
  readonly _FPDF_GetMetaText: (document: number, tag: number, buffer: number, size: number) => number;
  readonly _FPDF_LoadPage: (document: number, index: number) => number;
  readonly _FPDF_ClosePage: (page: number) => void;
  readonly _FPDF_GetPageBoundingBox: (page: number, rectangle: number) => number;
  readonly _FPDFPage_GetRotation: (page: number) => number;
  readonly _FPDFPage_SetMediaBox: (page: number, left: number, bottom: number, right: number, top: number) => void;
  readonly _FPDFPage_SetCropBox: (page: number, left: number, bottom: number, right: number, top: number) => void;
  readonly _FPDFPage_Flatten: (page: number, use: number) => number;
  readonly _FPDFPage_GetAnnotCount: (page: number) => number;
  readonly _FPDFPage_GetAnnot: (page: number, index: number) => number;
  readonly _FPDFPage_CloseAnnot: (annotation: number) => void;
  readonly _FPDFAnnot_GetSubtype: (annotation: number) => number;
  readonly _FPDFAnnot_GetRect: (annotation: number, rectangle: number) => number;
  readonly _FPDFAnnot_GetStringValue: (annotation: number, key: number, buffer: number, size: number) => number;
  readonly _FPDFAnnot_GetFormFieldValue: (form: number, annotation: number, buffer: number, size: number) => number;
  readonly _FPDFAnnot_GetFormFieldType: (form: number, annotation: number) => number;
  readonly _FPDFDOC_InitFormFillEnvironment: (document: number, information: number) => number;
  readonly _FPDFDOC_ExitFormFillEnvironment: (form: number) => void;
  readonly _FPDF_GetFormType: (document: number) => number;
  readonly _FPDFDoc_GetAttachmentCount: (document: number) => number;
  readonly _FPDFDoc_GetAttachment: (document: number, index: number) => number;
  readonly _FPDFAttachment_GetName: (attachment: number, buffer: number, size: number) => number;
  readonly _FPDFAttachment_GetStringValue: (attachment: number, key: number, buffer: number, size: number) => number;
  readonly _FPDFAttachment_GetFile: (attachment: number, buffer: number, size: number, length: number) => number;
  readonly _FPDFPage_CountObjects: (page: number) => number;
  readonly _FPDFPage_GetObject: (page: number, index: number) => number;
  readonly _FPDFPageObj_GetType: (object: number) => number;
  readonly _FPDFPageObj_GetBounds: (object: number, left: number, bottom: number, right: number, top: number) => number;
  readonly _FPDFPageObj_GetFillColor: (
    object: number,
    red: number,
    green: number,
    blue: number,
    alpha: number,
  ) => number;
  readonly _FPDFPageObj_GetMatrix: (object: number, matrix: number) => number;
  readonly _FPDFImageObj_GetImagePixelSize: (object: number, width: number, height: number) => number;
  readonly _FPDFImageObj_GetImageFilterCount: (object: number) => number;
  readonly _FPDFImageObj_GetImageFilter: (object: number, index: number, buffer: number, size: number) => number;
  readonly _FPDFImageObj_GetImageDataRaw: (object: number, buffer: number, size: number) => number;
  readonly _FPDFImageObj_GetBitmap: (object: number) => number;
  readonly _FPDFBitmap_GetFormat: (bitmap: number) => number;
  readonly _FPDFBitmap_GetWidth: (bitmap: number) => number;
  readonly _FPDFBitmap_GetHeight: (bitmap: number) => number;
  readonly _FPDFFormObj_CountObjects: (form: number) => number;
  readonly _FPDFFormObj_GetObject: (form: number, index: number) => number;
  readonly _FPDFBitmap_CreateEx: (
    width: number,
    height: number,
    format: number,
    first: number,
    stride: number,
  ) => number;
  readonly _FPDFBitmap_FillRect: (
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    colour: number,
  ) => number;
  readonly _FPDFBitmap_GetBuffer: (bitmap: number) => number;
  readonly _FPDFBitmap_GetStride: (bitmap: number) => number;
  readonly _FPDFBitmap_Destroy: (bitmap: number) => void;
  readonly _FPDF_RenderPageBitmap: (
    bitmap: number,
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ) => void;
  readonly _FPDFText_LoadPage: (page: number) => number;
  readonly _FPDFText_ClosePage: (text: number) => void;
  readonly _FPDFText_CountChars: (text: number) => number;
  readonly _FPDFText_GetUnicode: (text: number, index: number) => number;
  readonly _FPDFText_IsGenerated: (text: number, index: number) => number;
  readonly _FPDFText_HasUnicodeMapError: (text: number, index: number) => number;
  readonly _FPDFText_IsHyphen: (text: number, index: number) => number;
  readonly _FPDFText_GetLooseCharBox: (text: number, index: number, rectangle: number) => number;
  readonly _FPDFText_GetCharOrigin: (text: number, index: number, x: number, y: number) => number;
  readonly _FPDFText_GetTextObject: (text: number, index: number) => number;
  readonly _FPDFText_GetFontSize: (text: number, index: number) => number;
  readonly _FPDFText_GetMatrix: (text: number, index: number, matrix: number) => number;
  readonly _FPDFTextObj_GetFont: (object: number) => number;
  readonly _FPDFTextObj_GetTextRenderMode: (object: number) => number;
  readonly _FPDFFont_GetAscent: (font: number, size: number, ascent: number) => number;
  readonly _FPDFFont_GetDescent: (font: number, size: number, descent: number) => number;
  readonly _FPDFFont_GetBaseFontName: (font: number, buffer: number, size: number) => number;
};
