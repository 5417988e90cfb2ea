import type { Plan } from '../plan-types';

export type Needed = { readonly node: string; readonly group: string; readonly methods: readonly string[]; readonly isForRemedy: boolean };

/** The API groups whose calls the product itself makes in this plan, node by node; what a person does by hand needs none. */
export function neededPermissions({ steps }: Plan): readonly Needed[] {
  const found = new Map<string, { node: string; group: string; methods: Set<string>; isForRemedy: boolean }>();
  for (const { node, calls, isByHand, unless } of steps.flatMap(({ tasks }) => tasks)) {
    if (isByHand) continue;
    for (const { method } of calls) {
      const group = method.slice(0, method.indexOf('_'));
      const known = found.get(`${node} ${group}`) ?? { node, group, methods: new Set(), isForRemedy: true };
      known.methods.add(method);
      known.isForRemedy &&= unless !== undefined;
      found.set(`${node} ${group}`, known);
    }
  }
  return [...found.values()].map(({ methods, ...one }) => ({ ...one, methods: [...methods].sort() }));
}
