import type { z } from 'zod';

/** The first fault, out of the last alternative where there are several: alternatives end with the fullest form. */
function firstFault(issues: readonly z.core.$ZodIssue[]): { readonly path: readonly PropertyKey[]; readonly message: string } | null {
  const [issue] = issues;
  if (issue === undefined) return null;
  const inside = issue.code === 'invalid_union' ? firstFault(issue.errors.at(-1) ?? []) : null;
  return inside === null ? issue : { path: [...issue.path, ...inside.path], message: inside.message };
}

/**
 * A call's `parse` from its schema: the value in our own types, or a plain Error that names the field and what is wrong with it.
 * Only the first fault is told; the rest of a broken answer says nothing more.
 */
export function parseWith<T>(schema: z.ZodType<T>): (raw: unknown) => T {
  return (raw) => {
    const result = schema.safeParse(raw);
    if (result.success) return result.data;
    const fault = firstFault(result.error.issues);
    const at = fault === null || fault.path.length === 0 ? '' : `${fault.path.map(String).join('.')}: `;
    throw new Error(`${at}${fault?.message ?? 'cannot be read'}`);
  };
}
