type Read = () => unknown;

/**
 * Gives a reader that has one reading of a name under way: what is wished for meanwhile is one more reading after it. A reading that another
 * replaces before it has come shows nothing, so that events faster than the link would leave a page standing for ever.
 */
export function readOnceAtATime(): (name: string, read: Read) => void {
  const underWay = new Map<string, Read | null>();
  const start = (name: string, read: Read): void => {
    if (underWay.has(name)) {
      underWay.set(name, read);
      return;
    }
    underWay.set(name, null);
    const ended = (): void => {
      const next = underWay.get(name) ?? null;
      underWay.delete(name);
      if (next !== null) start(name, next);
    };
    void Promise.resolve(read()).then(ended, ended);
  };
  return start;
}
