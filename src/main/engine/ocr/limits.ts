/** Numbers of OCR language data, with unit and reason. */
export const ocrLimits = {
  /** Bytes of one language's data unpacked; the largest (Chinese, standard) has 45 MB. */
  maxDataBytes: 256 * 1024 * 1024,
  /** Slots a data file may list; Tesseract 5 knows 24. */
  mostSlots: 64,
} as const;
