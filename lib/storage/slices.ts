/** The list in slices of at most `size`, in order. 100 rows a statement is where inserts stop getting faster. */
export function slices<T>(list: readonly T[], size = 100): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, i * size + size));
}
