/** Puts what could not be kept before what came since, the newest `most` of both, in place. Gives how many of the oldest had to go. */
export function putBack<T>(list: T[], before: readonly T[], most: number): number {
  const all = before.concat(list);
  const lost = Math.max(0, all.length - most);
  list.length = 0;
  // No spread: a long list is more arguments than a call may have.
  for (let index = lost; index < all.length; index++) list.push(all[index] as T);
  return lost;
}
