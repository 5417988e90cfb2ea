/** What is not known, as a fill of charts: `url(#id)`. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" stroke="var(--edge)" strokeWidth="1.5" />
      </pattern>
    </defs>
  );
}
