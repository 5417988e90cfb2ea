import { ControlError } from '@/lib/drill/control/control-error';
import { CONTROL_METHODS } from '@/lib/drill/control/control-methods';
import type { DrillDesk } from '@/lib/drill/control/drill-desk';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import type { Answer, AskedCall } from '@/lib/served-node/types';

/** Answers one drill_* call, on the network as it is now. Never throws for what a caller can do wrong. */
export function answerControl(desk: DrillDesk, { method, params }: AskedCall): Answer {
  const found = Object.hasOwn(CONTROL_METHODS, method) ? CONTROL_METHODS[method] : undefined;
  if (found === undefined) {
    const message = `There is no method "${method}"; there are: ${Object.keys(CONTROL_METHODS).join(', ')}.`;
    return { ok: false, error: { code: -32601, message } };
  }
  desk.pace.settle();
  try {
    return { ok: true, result: found.run(desk, Array.isArray(params) ? params : []) ?? null };
  } catch (error) {
    if (error instanceof ControlError) return { ok: false, error: { code: error.code, message: error.message } };
    if (error instanceof FaultRefused) return { ok: false, error: { code: -32000, message: error.message } };
    throw error;
  }
}
