import type { Pdfium } from './pdfium.ts';

/** Bytes of PDFium's FPDF_FORMFILLINFO, all of whose callbacks stay empty, and its version. */
const formInformationBytes = 512;
const formInformationVersion = 2;

/** PDFium tells the values of form fields only through an environment of their own; 0 where the file has no form. */
export function openForm(
  pdfium: Pdfium,
  document: number,
): { readonly environment: number; readonly close: () => void } {
  if (pdfium._FPDF_GetFormType(document) === 0) return { environment: 0, close: () => undefined };
  const information = pdfium._malloc(formInformationBytes);
  pdfium.HEAPU8.fill(0, information, information + formInformationBytes);
  pdfium.HEAPU8[information] = formInformationVersion;
  const environment = pdfium._FPDFDOC_InitFormFillEnvironment(document, information);
  return {
    environment,
    close: () => {
      if (environment !== 0) pdfium._FPDFDOC_ExitFormFillEnvironment(environment);
      pdfium._free(information);
    },
  };
}
