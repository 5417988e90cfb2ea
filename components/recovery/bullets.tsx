/** Sentences one below the other. */
export function Bullets({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="plain-list grid gap-1.5">
      {lines.map((line) => (
        <li key={line} className="min-w-0 break-words">
          {line}
        </li>
      ))}
    </ul>
  );
}
