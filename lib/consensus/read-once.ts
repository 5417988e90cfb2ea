/**
 * The same reading, made once for each object as long as that object is there. For what is asked again and again of what never changes: a plan, a
 * run (which is another one after every change), the looks of a moment.
 */
export function readOnce<K extends object, V>(read: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (of) => {
    const before = known.get(of);
    if (before) return before.value;
    const value = read(of);
    known.set(of, { value });
    return value;
  };
}
