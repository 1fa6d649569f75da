/** What is kept of one document: JSON-safe, with places as offsets, so that it can be proven and drawn again. */
import type {
  CellValue,
  DocumentQuality,
  ExtractionMode,
  ExtractionStep,
  RuleViolation,
} from '../../../preload/contract/shapes.ts';
import type { Evidence } from './candidate.ts';

export type UsedMode = Exclude<ExtractionMode, 'auto'>;

export type ExtractedValue = {
  readonly text: string;
  readonly value: CellValue;
  readonly currency: string | null;
  /** Null: nowhere in the document. */
  readonly span: readonly [start: number, end: number] | null;
  readonly verified: boolean;
  readonly confidence: number;
  readonly chain: readonly ExtractionStep[];
  readonly evidence: Evidence;
};

export type ExtractedItem = ExtractedValue & { readonly note: string };

export type ExtractedCell = ExtractedValue & {
  readonly field: string;
  /** Null for fields that are no list. */
  readonly items: readonly ExtractedItem[] | null;
  readonly alternatives: readonly ExtractedValue[];
  readonly conflict: boolean;
  readonly violations: readonly RuleViolation[];
};

export type ExtractedRow = {
  readonly mode: UsedMode;
  readonly tried: readonly { readonly mode: UsedMode; readonly score: number }[];
  readonly cells: readonly ExtractedCell[];
  readonly quality: DocumentQuality;
  /** Only the first so many characters were read; null: all of it. */
  readonly readCharacters: number | null;
};
