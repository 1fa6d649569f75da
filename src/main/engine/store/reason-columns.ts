/** A reason lives in two columns: its code and its values as JSON. */
import type { AppErrorCode } from '../../../preload/contract/errors.ts';
import type { Reason } from '../../../preload/contract/shapes.ts';

export function reasonOf(code: AppErrorCode | null, values: string | null): Reason | null {
  return code ? { code, values: values ? JSON.parse(values) : {} } : null;
}

/** The values as they are stored; null without a reason. */
export function reasonValues(reason: Reason | null): string | null {
  return reason ? JSON.stringify(reason.values) : null;
}
