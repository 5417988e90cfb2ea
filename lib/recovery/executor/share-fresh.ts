type Options = {
  readonly freshMs: number;
  /** Real ms of a clock that nobody sets. */
  readonly realMs: () => number;
};

/** One asking for all who come while it is under way and for `freshMs` after it was answered. What failed is asked again by the next. */
export function shareFresh<T>(ask: () => Promise<T>, { freshMs, realMs }: Options): () => Promise<T> {
  let last: { readonly answer: Promise<T>; answeredAt: number | null } | null = null;
  return () => {
    if (last !== null && (last.answeredAt === null || realMs() - last.answeredAt < freshMs)) return last.answer;
    const asked: NonNullable<typeof last> = { answer: ask(), answeredAt: null };
    last = asked;
    asked.answer.then(
      () => {
        asked.answeredAt = realMs();
      },
      () => {
        if (last === asked) last = null;
      },
    );
    return asked.answer;
  };
}
