/** "consortium-main · Incidents": what a page is of, left of the age of its data. */
export function PageHeading({ name, page }: { readonly name: string; readonly page: string }) {
  return (
    <p className="flex flex-wrap gap-x-2">
      <span className="min-w-0 break-words font-medium text-ink">{name}</span>
      <span>· {page}</span>
    </p>
  );
}
