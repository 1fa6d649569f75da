import type { FieldType } from '../../../preload/contract/shapes.ts';
import { typeWords } from './table-words.ts';

/** The kinds of columns in the order they are offered. */
export const fieldTypes = Object.keys(typeWords()) as FieldType[];
